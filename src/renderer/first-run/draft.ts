/** What the person said so far; the password leaves it with the step that creates the office. */
export type Draft = {
  readonly officeName: string;
  readonly areaCode: string;
  readonly name: string;
  readonly username: string;
  readonly password: string;
};

export const EMPTY_DRAFT: Draft = { officeName: '', areaCode: '21', name: '', username: 'admin', password: '' };

export type StepProps = {
  readonly draft: Draft;
  readonly onNext: (change?: Partial<Draft>) => void;
  readonly onBack: () => void;
};
