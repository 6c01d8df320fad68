/** Which devices to use; the system's default where absent. Ids are the browser's `deviceId`. */
export interface AudioChoice {
  microphoneId?: string;
  speakerId?: string;
  ringtoneId?: string;
  /** Echo cancellation, noise suppression and gain control of the browser. */
  processing: boolean;
}

export interface AudioDevice {
  id: string;
  /** Empty until the person has allowed the microphone once. */
  label: string;
}
