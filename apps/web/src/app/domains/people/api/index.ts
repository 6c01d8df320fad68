export { OrganisationChoice } from '../data/organisation-choice';
export { OrganisationSelect } from './organisation-select';
