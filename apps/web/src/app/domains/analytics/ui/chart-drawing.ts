import { Injectable } from '@angular/core';
import type { ChartModel, Tone } from '../data/models/chart-model';

export interface Drawing {
  show(model: ChartModel, look: Look): void;
  resize(): void;
  end(): void;
}

/** Colours and letters of the page, as the theme has them now. */
export interface Look {
  tones: Record<Tone, string>;
  text: string;
  line: string;
  surface: string;
  font: string;
}

/** Draws by ECharts, which is loaded with the first chart. Tests put another in its place: there is no canvas in jsdom. */
@Injectable({ providedIn: 'root' })
export class ChartDrawing {
  async on(place: HTMLElement): Promise<Drawing> {
    const { init } = await import('./echarts');
    const chart = init(place);
    return {
      show: (model, look) => chart.setOption(optionOf(model, look), { notMerge: true }),
      resize: () => chart.resize(),
      end: () => chart.dispose(),
    };
  }
}

const optionOf = ({ categories, series }: ChartModel, look: Look) => ({
  animation: false,
  textStyle: { fontFamily: look.font, color: look.text },
  grid: { left: 8, right: 8, top: 40, bottom: 8, containLabel: true },
  legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 14, textStyle: { color: look.text } },
  // Not as HTML: the content security policy allows no inline styles.
  tooltip: {
    trigger: 'axis',
    renderMode: 'richText',
    confine: true,
    axisPointer: { type: 'shadow' },
    backgroundColor: look.surface,
    borderColor: look.line,
    textStyle: { color: look.text, fontFamily: look.font },
  },
  xAxis: {
    type: 'category',
    data: [...categories],
    axisLabel: { color: look.text, hideOverlap: true },
    axisLine: { lineStyle: { color: look.line } },
    axisTick: { show: false },
  },
  yAxis: {
    type: 'value',
    minInterval: 1,
    axisLabel: { color: look.text },
    splitLine: { lineStyle: { color: look.line } },
  },
  series: series.map(({ name, tone, values }) => ({
    type: 'bar',
    name,
    data: [...values],
    itemStyle: { color: look.tones[tone], borderRadius: [3, 3, 0, 0] },
    barMaxWidth: 22,
    barGap: '10%',
  })),
});
