/** What the stories' data says, in German and in Arabic. */
export const words: Record<string, readonly [german: string, arabic: string]> = {
  'Send it back within 60 days, free': [
    '60 Tage Zeit zum Zurückgeben, kostenlos',
    'أعِدها مجانًا خلال 60 يومًا',
  ],
  'Print the label from your order, drop the parcel at any post office, and the money is back within three days of its arrival.':
    [
      'Drucken Sie den Aufkleber aus Ihrer Bestellung, geben Sie das Paket bei der Post ab, und drei Tage nach der Ankunft ist Ihr Geld zurück.',
      'اطبع الملصق من طلبك وسلّم الطرد في أي مكتب بريد، ويعود إليك المال خلال ثلاثة أيام من وصوله.',
    ],
  'Unused, in a box of any kind. Cards and wrapping paper only unopened.': [
    'Unbenutzt, in irgendeinem Karton. Karten und Geschenkpapier nur ungeöffnet.',
    'بحالتها الأصلية وفي أي صندوق. البطاقات وورق التغليف دون فتحها فقط.',
  ],
  'Delivered on Tuesday': ['Am Dienstag bei Ihnen', 'التسليم يوم الثلاثاء'],
  'for delivery on Tuesday': ['dann kommt sie am Dienstag', 'ليصلك يوم الثلاثاء'],
  'Ordered now, it comes on Wednesday': [
    'Jetzt bestellt, kommt es am Mittwoch',
    'اطلبه الآن ليصلك يوم الأربعاء',
  ],
  'Delivered when we said': ['Geliefert, wann wir es gesagt haben', 'التسليم في الموعد الذي حددناه'],
  'Snow is holding up vans in Leeds today. If yours is late, delivery is on us.': [
    'In Leeds hält heute Schnee die Wagen auf. Kommt Ihre Lieferung zu spät, geht der Versand auf uns.',
    'الثلج يؤخر سياراتنا في ليدز اليوم. إذا تأخر طلبك فالتوصيل على حسابنا.',
  ],
  'Your parcel is still in Leeds. We have sent another one by courier, and your delivery is paid back.': [
    'Ihr Paket ist noch in Leeds. Ein zweites ist per Kurier unterwegs, und den Versand erstatten wir.',
    'ما زال طردك في ليدز. أرسلنا طردًا آخر مع مندوب، وأعدنا إليك أجرة التوصيل.',
  ],
  'Dispatch, Hannah’s team': ['Versand, Hannahs Team', 'قسم الشحن، فريق هنا'],
  'We mend what chips in the first year': [
    'Was im ersten Jahr abplatzt, reparieren wir',
    'نصلح ما ينكسر خلال السنة الأولى',
  ],
  'See what we have mended': ['Sehen, was wir repariert haben', 'شاهد ما أصلحناه'],
  'The price on the shelf is the price at the till': [
    'Am Regal steht, was Sie an der Kasse zahlen',
    'السعر على الرف هو السعر عند الصندوق',
  ],
  'Looked over by hand before it leaves': ['Von Hand geprüft, bevor es geht', 'نفحصه يدويًا قبل إرساله'],
  'Your visits are yours: we keep the receipt, nothing else': [
    'Ihr Besuch gehört Ihnen: Wir behalten den Beleg, sonst nichts',
    'زياراتك تخصك: نحتفظ بالإيصال ولا شيء سواه',
  ],
  'Somebody at the till within two minutes': [
    'In zwei Minuten ist jemand an der Kasse',
    'موظف عند الصندوق خلال دقيقتين',
  ],
  'Wrapped in paper that was paper before': [
    'Verpackt in Papier, das schon Papier war',
    'نغلّف بورق أُعيد تدويره',
  ],
  'Returns are free within 60 days.': ['Die Rückgabe ist 60 Tage kostenlos.', 'الإرجاع مجاني خلال 60 يومًا.'],

  'Regency teacup and saucer, roses': [
    'Teetasse Regency mit Untertasse, Rosen',
    'فنجان شاي ريجنسي مع صحن، بالورود',
  ],
  'Regency cake stand, three tiers': ['Etagere Regency, drei Etagen', 'حامل كعك ريجنسي بثلاث طبقات'],
  'Retrospot teapot': ['Teekanne Retrospot', 'إبريق شاي منقّط'],
  'Bought together in 41 of 120 baskets with the Regency cake stand': [
    'In 41 von 120 Warenkörben zusammen mit der Etagere Regency gekauft',
    'في 41 من أصل 120 سلة مع حامل كعك ريجنسي',
  ],
  'What most tea tables start with': ['Womit die meisten Teetafeln anfangen', 'ما تبدأ به معظم موائد الشاي'],
  'Goes with the plates in your basket': [
    'Passt zu den Tellern in Ihrem Warenkorb',
    'يناسب الأطباق التي في سلتك',
  ],
  'Pre-order': ['Vorbestellen', 'طلب مسبق'],
  'In a hurry': ['In Eile', 'على عجلة'],
  'Has it already': ['Hat sie schon', 'لديه مثله'],
  'Did not fit': ['Passte nicht', 'لم يناسبه'],
  'The rose teacups go with it.': ['Die Rosentassen passen dazu.', 'فناجين الورود تناسبه.'],
  'Rose teacups go with the cake stand': ['Rosentassen passen zur Etagere', 'فناجين الورود تناسب حامل الكعك'],
  'Who is the cake stand for?': ['Für wen ist die Etagere?', 'لمن حامل الكعك؟'],
  'A gift? You may wrap it free today.': [
    'Ein Geschenk? Sie dürfen es heute kostenlos einpacken.',
    'هدية؟ يمكنك تغليفها مجانًا اليوم.',
  ],
  'In 41 of 120 baskets with this stand': [
    'In 41 von 120 Warenkörben mit dieser Etagere',
    'في 41 من أصل 120 سلة مع هذا الحامل',
  ],
  'Add teacup': ['Tasse hinzufügen', 'إضافة الفنجان'],
  'Suggested a card': ['Eine Karte vorgeschlagen', 'اقترحتُ بطاقة'],
  'Helped with a gift': ['Bei einem Geschenk geholfen', 'ساعدتُ في اختيار هدية'],
  'Damson jam, 340 g': ['Damaszenerpflaumenmus, 340 g', 'مربى الخوخ، 340 غ'],
  '100 g': ['100 g', '100 غ'],
  'You asked for something to go with scones': ['Sie suchten etwas zu Scones', 'طلبت شيئًا يناسب السكون'],
  'Shall we wrap it for you?': ['Sollen wir es einpacken?', 'هل نغلّفه لك؟'],
  'Half of our cake stands are presents': [
    'Die Hälfte unserer Etageren wird verschenkt',
    'نصف حوامل الكعك لدينا هدايا',
  ],
  'Have it wrapped, with a card in your words': [
    'Eingepackt, mit einer Karte in Ihren Worten',
    'تغليف مع بطاقة بكلماتك',
  ],
  'You told us that it is a present': ['Sie sagten, es ist ein Geschenk', 'ذكرت أنه هدية'],
  'Brown paper, a linen ribbon and a card. Ready while you finish your tea.': [
    'Packpapier, ein Leinenband und eine Karte. Fertig, bis Ihr Tee getrunken ist.',
    'ورق بني وشريط كتان وبطاقة. جاهز قبل أن تنهي شايك.',
  ],
  'Gift wrapping': ['Geschenkverpackung', 'تغليف هدايا'],
  'Wrap it': ['Einpacken', 'غلّفوه'],
  'The third teacup is on us': ['Die dritte Tasse geht auf uns', 'الفنجان الثالث هدية منا'],
  'There are two in your basket': ['Zwei sind in Ihrem Warenkorb', 'في سلتك اثنان'],
  'Today, while the rose pattern lasts.': [
    'Heute, solange das Rosenmuster reicht.',
    'اليوم، حتى نفاد نقشة الورود.',
  ],
  'Add the third': ['Dritte hinzufügen', 'إضافة الثالث'],
  'Did anything arrive chipped?': ['Ist etwas beschädigt angekommen?', 'هل وصل شيء مكسور؟'],
  'Your cake stand came yesterday': ['Ihre Etagere kam gestern', 'وصل حامل الكعك أمس'],
  'Ring Hannah': ['Hannah anrufen', 'اتصل بهنا'],
  'Monday to Saturday, 9 to 5': ['Montag bis Samstag, 9 bis 17 Uhr', 'من الاثنين إلى السبت، 9 إلى 5'],
  'Yes, something is chipped': ['Ja, etwas ist beschädigt', 'نعم، هناك كسر'],
  'All is well': ['Alles ist gut', 'كل شيء بخير'],
  'Setting a table for twelve?': ['Decken Sie für zwölf?', 'هل تُعدّ مائدة لاثني عشر؟'],
  'You asked for twelve of everything': ['Sie fragten nach zwölf von allem', 'طلبت اثني عشر من كل شيء'],
  'Write to our table planner': ['Unserer Tischplanerin schreiben', 'راسل منسّقة الموائد'],
  'Talk to somebody': ['Mit jemandem sprechen', 'التحدث إلى أحد'],
  'Bone china, safe in the dishwasher on the top shelf. Each rose is put on by hand, so no two are alike.': [
    'Knochenporzellan, oben in der Spülmaschine sicher. Jede Rose ist von Hand aufgelegt, keine gleicht der anderen.',
    'خزف عظمي آمن في الرف العلوي لغسالة الصحون. كل وردة موضوعة باليد فلا تتشابه اثنتان.',
  ],
  'Ask us what goes with it.': ['Fragen Sie uns, was dazu passt.', 'اسألنا عما يناسبه.'],
  'Somebody is not happy with today.': [
    'Jemand ist heute nicht zufrieden.',
    'هناك من لم يرضَ عن زيارته اليوم.',
  ],
  'What would make it right?': ['Womit wäre es wieder gut?', 'ما الذي يصلح الأمر؟'],
  'You may give up to £20, or mend it while they wait.': [
    'Sie dürfen bis zu 20 £ geben, oder es gleich reparieren.',
    'يمكنك تعويضه حتى 20 جنيهًا، أو الإصلاح وهو ينتظر.',
  ],
  'They gave the visit a low score just now': [
    'Der Besuch wurde gerade niedrig bewertet',
    'قُيّمت الزيارة للتو بدرجة منخفضة',
  ],

  'Your visit today': ['Ihr Besuch heute', 'زيارتك اليوم'],
  'How was your visit today, all in all?': [
    'Wie war Ihr Besuch heute, alles in allem?',
    'كيف كانت زيارتك اليوم إجمالًا؟',
  ],
  'What should have been different?': ['Was hätte anders sein sollen?', 'ما الذي كان ينبغي أن يختلف؟'],
  'What was best about it?': ['Was war das Beste daran?', 'ما أفضل ما فيها؟'],
  'Shall someone come over now?': ['Soll gleich jemand zu Ihnen kommen?', 'هل يأتي إليك أحد الآن؟'],
  'Thank you for telling us': ['Danke, dass Sie es uns gesagt haben', 'شكرًا لأنك أخبرتنا'],
  'The team reads every answer on Monday morning.': [
    'Das Team liest jede Antwort am Montagmorgen.',
    'يقرأ الفريق كل إجابة صباح الاثنين.',
  ],
  'Thank you, that helps': ['Danke, das hilft uns', 'شكرًا، هذا يساعدنا'],
  'See what your answers changed': ['Sehen, was Ihre Antworten geändert haben', 'شاهد ما غيّرته إجاباتكم'],
  'Two questions, half a minute. Nobody is paid by the answer.': [
    'Zwei Fragen, eine halbe Minute. Niemand wird nach der Antwort bezahlt.',
    'سؤالان ونصف دقيقة. لا يتوقف أجر أحد على الإجابة.',
  ],
  'How likely are you to recommend us to a friend?': [
    'Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?',
    'ما مدى احتمال أن توصي بنا صديقًا؟',
  ],
  'They made it easy for me to send it back.': [
    'Das Zurückgeben war einfach für mich.',
    'كان الإرجاع سهلًا عليّ.',
  ],
  'Did we mend it as we said?': ['Haben wir es repariert, wie versprochen?', 'هل أصلحناه كما وعدنا؟'],
  'For my own table': ['Für meinen eigenen Tisch', 'لمائدتي'],
  'For somebody else’s': ['Für einen anderen', 'لمائدة غيري'],
  'For a tea room, a school or a hall': [
    'Für ein Café, eine Schule oder einen Saal',
    'لمقهى أو مدرسة أو قاعة',
  ],
  'I have not decided': ['Noch nicht entschieden', 'لم أقرر بعد'],
  'What brought you in?': ['Was hat Sie hergeführt?', 'ما الذي جاء بك؟'],
  'I needed a present': ['Ich brauchte ein Geschenk', 'احتجتُ إلى هدية'],
  'The window': ['Das Schaufenster', 'واجهة المحل'],
  'A friend told me': ['Ein Freund hat davon erzählt', 'أخبرني صديق'],
  'The rain': ['Der Regen', 'المطر'],
  'The stand arrived chipped': ['Die Etagere kam beschädigt an', 'وصل الحامل مكسورًا'],
  'May we write to you?': ['Dürfen wir Ihnen schreiben?', 'هل نراسلك؟'],
  'Four letters a year about what is new. You can stop them with one touch in each letter.': [
    'Vier Briefe im Jahr über Neues. Jeder lässt sich mit einer Berührung abbestellen.',
    'أربع رسائل في السنة عن الجديد. يمكنك إيقافها بلمسة في كل رسالة.',
  ],
  'Either way, a tin of tea is yours today.': [
    'So oder so: Eine Dose Tee gehört heute Ihnen.',
    'في الحالتين، علبة شاي هدية لك اليوم.',
  ],
  'Where may we answer you?': ['Wohin dürfen wir antworten?', 'أين نجيبك؟'],
  'Use this address for this answer, and for nothing else.': [
    'Verwenden Sie diese Adresse für diese Antwort und für nichts anderes.',
    'استخدموا هذا العنوان لهذه الإجابة فقط.',
  ],
  'Ring this number about this answer, and about nothing else.': [
    'Rufen Sie diese Nummer wegen dieser Antwort an und wegen nichts anderem.',
    'اتصلوا بهذا الرقم بشأن هذه الإجابة فقط.',
  ],
  'Tell us at the till how it was.': [
    'Sagen Sie uns an der Kasse, wie es war.',
    'أخبرنا عند الصندوق كيف كانت.',
  ],
};
