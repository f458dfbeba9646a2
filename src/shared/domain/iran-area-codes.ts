/** A name in the two languages of the app. */
export type Name = { readonly fa: string; readonly en: string };

export type AreaCode = {
  /** Without the trunk 0. */
  readonly code: string;
  /** ISO 3166-2:IR without its `IR-`; a stable key for filters and reports. */
  readonly province: string;
  readonly name: Name;
  readonly capital: Name;
};

/**
 * Since the renumbering of 2014-15 every province has one two-digit area code and eight-digit numbers behind it. The
 * table is short and changes by law only, so that "is this an area code" can be decided without a library.
 */
export const IRAN_AREA_CODES: readonly AreaCode[] = [
  area('11', '02', 'مازندران', 'Mazandaran', 'ساری', 'Sari'),
  area('13', '01', 'گیلان', 'Gilan', 'رشت', 'Rasht'),
  area('17', '27', 'گلستان', 'Golestan', 'گرگان', 'Gorgan'),
  area('21', '23', 'تهران', 'Tehran', 'تهران', 'Tehran'),
  area('23', '20', 'سمنان', 'Semnan', 'سمنان', 'Semnan'),
  area('24', '19', 'زنجان', 'Zanjan', 'زنجان', 'Zanjan'),
  area('25', '25', 'قم', 'Qom', 'قم', 'Qom'),
  area('26', '30', 'البرز', 'Alborz', 'کرج', 'Karaj'),
  area('28', '26', 'قزوین', 'Qazvin', 'قزوین', 'Qazvin'),
  area('31', '10', 'اصفهان', 'Isfahan', 'اصفهان', 'Isfahan'),
  area('34', '08', 'کرمان', 'Kerman', 'کرمان', 'Kerman'),
  area('35', '21', 'یزد', 'Yazd', 'یزد', 'Yazd'),
  area('38', '14', 'چهارمحال و بختیاری', 'Chaharmahal and Bakhtiari', 'شهرکرد', 'Shahr-e Kord'),
  area('41', '03', 'آذربایجان شرقی', 'East Azerbaijan', 'تبریز', 'Tabriz'),
  area('44', '04', 'آذربایجان غربی', 'West Azerbaijan', 'ارومیه', 'Urmia'),
  area('45', '24', 'اردبیل', 'Ardabil', 'اردبیل', 'Ardabil'),
  area('51', '09', 'خراسان رضوی', 'Razavi Khorasan', 'مشهد', 'Mashhad'),
  area('54', '11', 'سیستان و بلوچستان', 'Sistan and Baluchestan', 'زاهدان', 'Zahedan'),
  area('56', '29', 'خراسان جنوبی', 'South Khorasan', 'بیرجند', 'Birjand'),
  area('58', '28', 'خراسان شمالی', 'North Khorasan', 'بجنورد', 'Bojnord'),
  area('61', '06', 'خوزستان', 'Khuzestan', 'اهواز', 'Ahvaz'),
  area('66', '15', 'لرستان', 'Lorestan', 'خرم‌آباد', 'Khorramabad'),
  area('71', '07', 'فارس', 'Fars', 'شیراز', 'Shiraz'),
  area('74', '17', 'کهگیلویه و بویراحمد', 'Kohgiluyeh and Boyer-Ahmad', 'یاسوج', 'Yasuj'),
  area('76', '22', 'هرمزگان', 'Hormozgan', 'بندرعباس', 'Bandar Abbas'),
  area('77', '18', 'بوشهر', 'Bushehr', 'بوشهر', 'Bushehr'),
  area('81', '13', 'همدان', 'Hamadan', 'همدان', 'Hamadan'),
  area('83', '05', 'کرمانشاه', 'Kermanshah', 'کرمانشاه', 'Kermanshah'),
  area('84', '16', 'ایلام', 'Ilam', 'ایلام', 'Ilam'),
  area('86', '00', 'مرکزی', 'Markazi', 'اراک', 'Arak'),
  area('87', '12', 'کردستان', 'Kurdistan', 'سنندج', 'Sanandaj'),
];

/**
 * A town is told only where area code and first digits of the number belong to it beyond doubt (its old three-digit area
 * code became those digits). Better no town than a wrong one.
 */
export const IRAN_TOWNS: readonly { readonly prefix: string; readonly name: Name }[] = [
  { prefix: '1132', name: { fa: 'بابل', en: 'Babol' } },
  { prefix: '1133', name: { fa: 'ساری', en: 'Sari' } },
  { prefix: '1333', name: { fa: 'رشت', en: 'Rasht' } },
  { prefix: '253', name: { fa: 'قم', en: 'Qom' } },
  { prefix: '263', name: { fa: 'کرج', en: 'Karaj' } },
  { prefix: '313', name: { fa: 'اصفهان', en: 'Isfahan' } },
  { prefix: '3155', name: { fa: 'کاشان', en: 'Kashan' } },
  { prefix: '413', name: { fa: 'تبریز', en: 'Tabriz' } },
  { prefix: '513', name: { fa: 'مشهد', en: 'Mashhad' } },
  { prefix: '6133', name: { fa: 'اهواز', en: 'Ahvaz' } },
  { prefix: '6153', name: { fa: 'آبادان', en: 'Abadan' } },
  { prefix: '713', name: { fa: 'شیراز', en: 'Shiraz' } },
];

function area(code: string, province: string, fa: string, en: string, capitalFa: string, capitalEn: string): AreaCode {
  return { code, province, name: { fa, en }, capital: { fa: capitalFa, en: capitalEn } };
}
