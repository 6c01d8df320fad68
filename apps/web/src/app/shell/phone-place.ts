import { Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { DemoGuide } from '../domains/settings/api/demo-guide';

/** The phone's page, and on the demo line whom to call. */
@Component({
  selector: 'app-phone-place',
  imports: [DemoGuide, RouterOutlet],
  template: '<router-outlet /><app-demo-guide />',
})
export class PhonePlace {}
