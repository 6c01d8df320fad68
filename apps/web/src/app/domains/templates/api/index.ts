export type { Recipient } from '../data/models/fitting-template';
export { TemplatePicker, type ChosenTemplate } from './template-picker';
