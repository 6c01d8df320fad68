import { Injectable } from '@nestjs/common';
import { Meters } from '../../platform/metrics/meters';
import { LiveHub } from './live-hub';

/** How many listen to the live stream. */
@Injectable()
export class LiveMeter {
  constructor(hub: LiveHub, meters: Meters) {
    meters.gauge(
      { name: 'centralita_live_listeners', help: 'Open live streams of this process' },
      () => hub.listeners.size,
    );
  }
}
