export { LiveNotices } from './live-notices';
export { PushUpkeep } from './push-upkeep';
