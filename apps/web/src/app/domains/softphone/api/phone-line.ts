export { PhoneLine } from '../data/phone-line';
