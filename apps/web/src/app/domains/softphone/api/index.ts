export { OneClickCall } from './one-click-call';
export { PhoneStore } from '../data/phone-store';
export { PhoneDock } from '../feature-phone/phone-dock';
export { provideSoftphone } from '../provide-softphone';
export { softphoneRoutes } from '../softphone.routes';
