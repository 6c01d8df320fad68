import { Module } from '@nestjs/common';
import { HoldMusicController } from './hold-music.controller';

@Module({ controllers: [HoldMusicController] })
export class HoldMusicModule {}
