/** What the pages of the server's own accounts say in the same words as a person's own line; scope `settings`. */
export { cleanCredential } from '../data/models/credential-rules';
export { diagnoseCredential } from '../data/models/diagnose-credential';
export { ConnectionReport } from '../ui/connection-report';
export { CredentialBox } from '../ui/credential-box';
export { RegionBox } from '../ui/region-box';
export { TermLink } from '../ui/term-link';
