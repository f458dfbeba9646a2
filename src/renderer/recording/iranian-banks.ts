type Bank = { readonly fa: string; readonly en: string };

const bank = (fa: string, en: string): Bank => ({ fa, en });
const MELLI = bank('بانک ملی', 'Bank Melli');
const SADERAT = bank('بانک صادرات', 'Bank Saderat');
const MELLAT = bank('بانک ملت', 'Bank Mellat');
const TEJARAT = bank('بانک تجارت', 'Bank Tejarat');
const SEPAH = bank('بانک سپه', 'Bank Sepah');
const PASARGAD = bank('بانک پاسارگاد', 'Bank Pasargad');

/** The first six digits of Iranian bank cards, and who gives such cards out. */
export const IRANIAN_BANKS: Readonly<Record<string, Bank>> = {
  603799: MELLI,
  603769: SADERAT,
  610433: MELLAT,
  585983: TEJARAT,
  627353: TEJARAT,
  589210: SEPAH,
  627381: SEPAH,
  639370: SEPAH,
  502229: PASARGAD,
  639347: PASARGAD,
  589463: bank('بانک رفاه', 'Refah Bank'),
  603770: bank('بانک کشاورزی', 'Bank Keshavarzi'),
  628023: bank('بانک مسکن', 'Bank Maskan'),
  627648: bank('بانک توسعهٔ صادرات', 'Export Development Bank'),
  627961: bank('بانک صنعت و معدن', 'Bank of Industry and Mine'),
  627760: bank('پست بانک', 'Post Bank'),
  502908: bank('بانک توسعهٔ تعاون', 'Tosee Taavon Bank'),
  627412: bank('بانک اقتصاد نوین', 'EN Bank'),
  622106: bank('بانک پارسیان', 'Parsian Bank'),
  627488: bank('بانک کارآفرین', 'Karafarin Bank'),
  621986: bank('بانک سامان', 'Saman Bank'),
  639346: bank('بانک سینا', 'Sina Bank'),
  639607: bank('بانک سرمایه', 'Sarmayeh Bank'),
  502806: bank('بانک شهر', 'City Bank (Shahr)'),
  504706: bank('بانک شهر', 'City Bank (Shahr)'),
  502938: bank('بانک دی', 'Day Bank'),
  505785: bank('بانک ایران زمین', 'Iran Zamin Bank'),
  606373: bank('بانک قرض‌الحسنهٔ مهر ایران', 'Mehr Iran Bank'),
  636214: bank('بانک آینده', 'Ayandeh Bank'),
  505416: bank('بانک گردشگری', 'Tourism Bank'),
};
