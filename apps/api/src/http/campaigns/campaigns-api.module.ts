import { Module } from '@nestjs/common';
import { CampaignsModule } from '../../domains/campaigns/api/campaigns.module';
import { CampaignControlsController } from './campaign-controls.controller';
import { CampaignRecipientsController } from './campaign-recipients.controller';
import { CampaignsController } from './campaigns.controller';

@Module({
  imports: [CampaignsModule],
  controllers: [CampaignsController, CampaignControlsController, CampaignRecipientsController],
})
export class CampaignsApiModule {}
