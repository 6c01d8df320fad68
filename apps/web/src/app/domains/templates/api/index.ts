export { TemplatePicker, type ChosenTemplate } from './template-picker';
