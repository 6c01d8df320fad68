/** What was heard on a page's remote track. */
export interface Heard {
  /** Strongest frequency. */
  hz: number;
  dbfs: number;
}

declare global {
  interface Window {
    /** Measures what the page's newest call brings in, apart from the page's own code. */
    ear: () => Heard;
  }
}

/** Runs in the page before its own script: taps every remote track with an AnalyserNode. */
export function putEarIn(): void {
  const contexts: { analyser: AnalyserNode; rate: number }[] = [];
  const Original = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Original {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      this.addEventListener('track', ({ track }) => {
        const context = new AudioContext();
        const analyser = new AnalyserNode(context, { fftSize: 8192, smoothingTimeConstant: 0 });
        context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
        contexts.push({ analyser, rate: context.sampleRate });
      });
    }
  };
  window.ear = () => {
    const newest = contexts.at(-1);
    if (!newest) return { hz: 0, dbfs: -120 };
    const { analyser, rate } = newest;
    const spectrum = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatFrequencyData(spectrum);
    const samples = new Float32Array(analyser.fftSize);
    analyser.getFloatTimeDomainData(samples);
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    const loudest = spectrum.reduce(
      (best, value, bin) => (value > (spectrum[best] ?? -Infinity) ? bin : best),
      0,
    );
    return { hz: (loudest * rate) / analyser.fftSize, dbfs: 10 * Math.log10(power + 1e-12) };
  };
}
