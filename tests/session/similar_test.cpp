#include "session/questions/similar.hpp"

#include "session/limits.hpp"

#include "asked.hpp"
#include "catch.hpp"

#include <algorithm>

using namespace dais;

namespace {

using ids = std::vector<std::string>;

struct pair_of_texts {
  char const *one, *other;
};

// Two ways to ask the same.
constexpr pair_of_texts same[] = {
    // English
    {"Who pays for it?", "Who will pay for it?"},
    {"Who pays for it?", "Could you please tell us who pays for it?"},
    {"How will small island states get access to the adaptation fund?",
     "Access to the adaptation fund: how will small island states get it?"},
    {"What happens to the farmers who lose their land?", "what happens to farmers who loose there land"},
    {"When will the report be published?", "WHEN WILL THE REPORT BE PUBLISHED???"},
    {"How do you measure whether the programme works?", "How is it measured whether the program works?"},
    {"Will there be free drinking water in every school by 2030?", "Thank you, Chair. Will every school have free drinking water by 2030?"},
    {"Why are there no young people on the panel?", "Hello, may I ask why there are no young people on this panel?"},
    {"What is being done against corruption in water contracts?", "What do you do against corruption in water contracts?"},
    {"Can the private sector be trusted with public water?", "Can we trust the private sector with public water?"},
    {"How many jobs will be lost because of automation?", "How many jobs will we lose because of automation?"},
    {"Is nuclear energy part of the solution?", "Do you think nuclear energy is part of the solution?"},
    {"What do you say to countries that leave the agreement?", "What would you say to the countries leaving the agreement?"},
    {"Where can we find the slides of the presentations?", "where can i find the presentation slides"},
    {"Should rich countries cancel the debt of poor countries?", "Shouldn't the rich countries cancel poor countries' debt?"},
    {"How can teachers be trained to use the new tools?", "Teachers: how can they be trained to use these new tools?"},
    {"What is the biggest obstacle to vaccination in rural areas?", "What's the bigest obstacle for vaccinations in rural areas ?"},
    {"Good afternoon, I would like to know what the position of the European Union is on this tax",
     "What is the position of the European Union on this tax?"},
    // French
    {"Comment les petites communes auront-elles accès au financement ?",
     "Comment les petites communes peuvent-elles avoir accès aux financements ?"},
    {"Pourquoi n'y a-t-il pas de jeunes dans ce panel ?",
     "Bonjour, pourriez-vous nous dire pourquoi il n'y a pas de jeunes dans le panel ?"},
    {"Quand le rapport sera-t-il publié ?", "quand sera publie le rapport"},
    {"Que faites-vous contre la corruption dans les marchés de l'eau ?",
     "Qu'est-ce que vous faites contre la corruption dans les marchés de l'eau ?"},
    {"L'eau potable sera-t-elle gratuite dans toutes les écoles ?", "Est-ce que l'eau potable sera gratuite dans toutes les ecoles?"},
    {"Comment mesurez-vous les résultats du programme ?", "Comment mesure-t-on les résultats du programe ?"},
    {"Quel est le rôle des femmes dans la gestion de l'eau ?", "Merci. Quel rôle pour les femmes dans la gestion de l'eau ?"},
    {"Combien d'emplois seront perdus à cause de l'automatisation ?", "Combien d'emplois va-t-on perdre à cause de l'automatisation ?"},
    {"L'énergie nucléaire fait-elle partie de la solution ?", "Est-ce que l'energie nucleaire fait partie de la solution"},
    {"Où peut-on trouver les présentations ?", "Bonjour, où peut-on trouver les présentations svp ?"},
    {"Les pays riches doivent-ils annuler la dette des pays pauvres ?", "Faut-il que les pays riches annulent la dette des pays pauvres ?"},
    {"Comment former les enseignants aux nouveaux outils ?", "Comment les enseignants seront-ils formés aux nouveaux outils ?"},
    {"Quelle est la position de l'Union européenne sur cette taxe ?",
     "Je voudrais savoir quelle est la position de l'Union europenne sur cette taxe."},
    // Spanish
    {"¿Quién paga por esto?", "¿Quién va a pagar por esto?"},
    {"¿Cuándo se publicará el informe?", "cuando se publica el informe"},
    {"¿Cómo van a acceder al fondo los pequeños agricultores?", "¿Cómo accederán al fondo los pequeños agricultores?"},
    {"¿Por qué no hay jóvenes en el panel?", "Buenos días, quisiera preguntar por qué no hay jóvenes en este panel."},
    {"¿Qué se hace contra la corrupción en los contratos de agua?", "¿Qué están haciendo contra la corrupción en los contratos del agua?"},
    {"¿Habrá agua potable gratis en todas las escuelas?", "En todas las escuelas, ¿habrá agua potable gratis?"},
    {"¿Cómo se miden los resultados del programa?", "Como miden ustedes los resultados del progama?"},
    {"¿Qué papel tienen las mujeres en la gestión del agua?", "Gracias. ¿Cuál es el papel de las mujeres en la gestión del agua?"},
    {"¿Cuántos empleos se perderán por la automatización?", "¿Cuántos empleos vamos a perder por la automatización?"},
    {"¿La energía nuclear es parte de la solución?", "¿Creen que la energia nuclear es parte de la solucion?"},
    {"¿Dónde podemos encontrar las presentaciones?", "Hola, donde se pueden encontrar las presentaciones, por favor?"},
    {"¿Deben los países ricos cancelar la deuda de los países pobres?", "¿Deberían los países ricos cancelar la deuda de los pobres?"},
    {"¿Cómo formar a los maestros en las nuevas herramientas?", "¿Cómo se formará a los maestros en estas nuevas herramientas?"},
    {"¿Cuál es la posición de la Unión Europea sobre este impuesto?",
     "Me gustaría saber la posicion de la union europea sobre este impuesto"},
    // Russian
    {"Кто за это платит?", "Кто будет за это платить?"},
    {"Когда будет опубликован отчёт?", "когда отчет будет опубликован"},
    {"Почему в панели нет молодёжи?", "Здравствуйте! Скажите, пожалуйста, почему в панели нет молодежи?"},
    {"Как малые страны получат доступ к фонду адаптации?", "Как малые страны смогут получить доступ к фонду адаптации?"},
    {"Что делается против коррупции в водных контрактах?", "Что вы делаете против коррупции в водных контрактах?"},
    {"Будет ли бесплатная питьевая вода во всех школах?", "Во всех школах будет бесплатная питьевая вода?"},
    {"Как измеряются результаты программы?", "Как вы измеряете результаты програмы?"},
    {"Какова роль женщин в управлении водными ресурсами?", "Какую роль играют женщины в управлении водными ресурсами?"},
    {"Сколько рабочих мест исчезнет из-за автоматизации?", "Сколько рабочих мест мы потеряем из-за автоматизации?"},
    {"Является ли атомная энергия частью решения?", "Считаете ли вы атомную энергию частью решения?"},
    {"Где можно найти презентации?", "Добрый день, где можно будет найти презентации?"},
    {"Должны ли богатые страны списать долги бедных стран?", "Богатые страны должны списать долги бедным странам?"},
    {"Как обучать учителей новым инструментам?", "Как учителей будут обучать новым инструментам?"},
    {"Какова позиция Европейского союза по этому налогу?", "Хотел бы узнать, какая позиция у европейского союза по этому налогу"},
    // Arabic
    {"من سيدفع ثمن ذلك؟", "من يدفع ثمن ذلك؟"},
    {"متى سيتم نشر التقرير؟", "متى يتم نشر التقرير"},
    {"لماذا لا يوجد شباب في هذه الجلسة؟", "السلام عليكم، لماذا لا يوجد شباب في الجلسة؟"},
    {"كيف ستحصل الدول الصغيرة على تمويل من صندوق التكيف؟", "كيف يمكن للدول الصغيرة أن تحصل على تمويل من صندوق التكيف؟"},
    {"ماذا تفعلون ضد الفساد في عقود المياه؟", "ما الذي تفعلونه ضد الفساد في عقود المياه؟"},
    {"هل ستكون مياه الشرب مجانية في جميع المدارس؟", "هل ستكون مياه الشرب مجانيه فى جميع المدارس ؟"},
    {"كَيْفَ تُقاسُ نَتائِجُ البَرْنامَجِ؟", "كيف تقاس نتائج البرنامج؟"},
    {"ما هو دور المرأة في إدارة المياه؟", "شكرا لكم. ما دور المراة في ادارة المياه؟"},
    {"كم وظيفة سنفقد بسبب الأتمتة؟", "كم عدد الوظائف التي سنفقدها بسبب الأتمتة؟"},
    {"هل الطاقة النووية جزء من الحل؟", "هل تعتقدون أن الطاقة النووية جزء من الحل؟"},
    {"أين يمكن أن نجد العروض التقديمية؟", "مرحبا، اين يمكن ايجاد العروض التقديمية لو سمحتم؟"},
    {"هل يجب على الدول الغنية إلغاء ديون الدول الفقيرة؟", "هل على الدول الغنية أن تلغي ديون الدول الفقيرة؟"},
    {"كيف يمكن تدريب المعلمين على الأدوات الجديدة؟", "كيف سيتم تدريب المعلمين على الادوات الجديده"},
    {"ما هو موقف الاتحاد الأوروبي من هذه الضريبة؟", "أود أن أعرف موقف الاتحاد الأوروبي من هذه الضريبة"},
    // Chinese
    {"谁来付钱?", "谁付钱?"},
    {"报告什么时候发布?", "请问报告什么时候会发布?"},
    {"为什么没有年轻人参加讨论?", "您好,我想问一下为什么没有年轻人参加这个讨论?"},
    {"小岛屿国家如何获得适应基金?", "小岛屿国家怎样才能获得适应基金?"},
    {"如何防止水务合同中的腐败?", "水务合同中的腐败如何防止?"},
    {"所有学校都会有免费饮用水吗?", "到2030年,所有学校都会有免费的饮用水吗?"},
    {"怎么衡量这个项目的效果?", "如何衡量该项目的效果?"},
    {"妇女在水资源管理中的作用是什么?", "妇女在水资源管理中起什么作用?"},
    {"自动化会让多少人失去工作?", "有多少人会因为自动化失去工作?"},
    {"核能是解决方案的一部分吗?", "你们认为核能是不是解决方案的一部分?"},
    {"哪里可以找到演讲的幻灯片?", "您好,请问在哪里可以找到幻灯片?"},
    {"富国应该免除穷国的债务吗?", "富国是否应该免除穷国债务?"},
    {"如何培训教师使用新工具?", "教师怎样培训才能使用这些新工具?"},
    {"欧盟对这项税收的立场是什么?", "我想知道欧盟对该税收的立场。"},
    // Mixed scripts
    {"What does the SDG 6 报告 say about 地下水?", "what does the SDG6 报告 say about 地下水"},
    {"Is ChatGPT used by the ЮНЕСКО team?", "Is ChatGPT being used by the юнеско team?"},
    {"ＷＨＯ　ｐａｙｓ　ｆｏｒ　ｉｔ？", "who pays for it"},
    {"ما هو دور UNICEF في اليمن؟", "دور unicef في اليمن ما هو؟"},
    {"AI治理由谁负责?", "谁负责AI治理?"},
    {"Как UNDP измеряет результаты в Африке?", "Как результаты в Африке измеряет UNDP?"},
};

// Two questions that share words, and ask for something else.
constexpr pair_of_texts different[] = {
    // English
    {"Who pays for it?", "Who is responsible for the delay?"},
    {"How will you finance this?", "How will you measure this?"},
    {"When will the report be published?", "When will the wells be repaired?"},
    {"What does the panel think about artificial intelligence in schools?",
     "What does the panel think about private companies in water supply?"},
    {"Why are there no young people on the panel?", "Why are there no toilets in the camps?"},
    {"What is being done against corruption?", "What is being done for refugees?"},
    {"Could you please tell us who pays for it?", "Could you please tell us when the dam is built?"},
    {"How many people have no access to clean water?", "How many countries have signed the convention?"},
    {"Can you give an example from Africa?", "Can you give us the numbers of last year?"},
    {"What about women?", "What about schools?"},
    {"How many jobs will be lost because of automation?", "How many schools will be closed because of the cuts?"},
    {"Is nuclear energy part of the solution?", "Is nuclear war still a danger?"},
    {"Where can we find the slides of the presentations?", "Where can we find the people who are responsible?"},
    {"Should rich countries cancel the debt?", "Should rich countries take more refugees?"},
    {"What is the position of the European Union on this tax?", "What is the position of China on human rights?"},
    {"How can teachers be trained?", "How can nurses be kept?"},
    {"I would like to know what the first step is", "I would like to know whether the lunch is free"},
    {"Which lessons did you learn from the pandemic?", "Which lessons are taught in your school?"},
    // French
    {"Qui va payer pour cela ?", "Qui va décider pour nous ?"},
    {"Comment allez-vous financer ce projet ?", "Comment allez-vous protéger les forêts ?"},
    {"Quand le rapport sera-t-il publié ?", "Quand le barrage sera-t-il construit ?"},
    {"Pourquoi n'y a-t-il pas de jeunes dans ce panel ?", "Pourquoi n'y a-t-il pas de toilettes dans les camps ?"},
    {"Que pensez-vous de l'intelligence artificielle ?", "Que pensez-vous de la privatisation de l'eau ?"},
    {"Est-ce que vous pouvez nous donner un exemple ?", "Est-ce que vous pouvez nous donner les chiffres de 2025 ?"},
    {"Combien de personnes n'ont pas accès à l'eau ?", "Combien de pays ont signé la convention ?"},
    {"Quel est le rôle des femmes ?", "Quel est le coût du projet ?"},
    {"Combien d'emplois seront perdus ?", "Combien d'écoles seront fermées ?"},
    {"Où peut-on trouver les présentations ?", "Où peut-on trouver des logements ?"},
    {"Quelle est la position de l'Union européenne sur cette taxe ?", "Quelle est la position de la Chine sur les droits humains ?"},
    {"Comment former les enseignants ?", "Comment garder les infirmières ?"},
    {"Je voudrais savoir quelle est la prochaine étape", "Je voudrais savoir si le déjeuner est gratuit"},
    {"Les pays riches doivent-ils annuler la dette ?", "Les pays riches doivent-ils accueillir plus de réfugiés ?"},
    // Spanish
    {"¿Quién paga por esto?", "¿Quién decide por nosotros?"},
    {"¿Cuándo se publicará el informe?", "¿Cuándo se construirá la presa?"},
    {"¿Cómo van a financiar este proyecto?", "¿Cómo van a proteger los bosques?"},
    {"¿Por qué no hay jóvenes en el panel?", "¿Por qué no hay baños en los campamentos?"},
    {"¿Qué piensan de la inteligencia artificial?", "¿Qué piensan de la privatización del agua?"},
    {"¿Podría darnos un ejemplo de África?", "¿Podría darnos las cifras del año pasado?"},
    {"¿Cuántas personas no tienen agua?", "¿Cuántos países han firmado el convenio?"},
    {"¿Cuál es el papel de las mujeres?", "¿Cuál es el costo del proyecto?"},
    {"¿Cuántos empleos se perderán?", "¿Cuántas escuelas se cerrarán?"},
    {"¿Dónde podemos encontrar las presentaciones?", "¿Dónde podemos encontrar vivienda?"},
    {"¿Cuál es la posición de la Unión Europea sobre este impuesto?", "¿Cuál es la posición de China sobre los derechos humanos?"},
    {"¿Cómo formar a los maestros?", "¿Cómo retener a las enfermeras?"},
    {"Me gustaría saber cuál es el próximo paso", "Me gustaría saber si el almuerzo es gratis"},
    {"¿Deben los países ricos cancelar la deuda?", "¿Deben los países ricos recibir más refugiados?"},
    // Russian
    {"Кто за это платит?", "Кто за это отвечает?"},
    {"Когда будет опубликован отчёт?", "Когда будет построена плотина?"},
    {"Как вы собираетесь финансировать этот проект?", "Как вы собираетесь защищать леса?"},
    {"Почему в панели нет молодёжи?", "Почему в лагерях нет туалетов?"},
    {"Что вы думаете об искусственном интеллекте?", "Что вы думаете о приватизации воды?"},
    {"Сколько людей не имеют доступа к воде?", "Сколько стран подписали конвенцию?"},
    {"Скажите, пожалуйста, кто за это платит?", "Скажите, пожалуйста, когда начнётся строительство?"},
    {"Какова роль женщин?", "Какова стоимость проекта?"},
    {"Сколько рабочих мест исчезнет?", "Сколько школ закроют?"},
    {"Где можно найти презентации?", "Где можно найти жильё?"},
    {"Какова позиция Европейского союза по этому налогу?", "Какова позиция Китая по правам человека?"},
    {"Как обучать учителей?", "Как удержать медсестёр?"},
    {"Хотел бы узнать, каков следующий шаг", "Хотел бы узнать, бесплатный ли обед"},
    {"Должны ли богатые страны списать долги?", "Должны ли богатые страны принимать больше беженцев?"},
    // Arabic
    {"من سيدفع ثمن ذلك؟", "من المسؤول عن التأخير؟"},
    {"متى سيتم نشر التقرير؟", "متى سيتم بناء السد؟"},
    {"لماذا لا يوجد شباب في هذه الجلسة؟", "لماذا لا توجد مراحيض في المخيمات؟"},
    {"كيف ستمولون هذا المشروع؟", "كيف ستحمون الغابات؟"},
    {"ما رأيكم في الذكاء الاصطناعي؟", "ما رأيكم في خصخصة المياه؟"},
    {"كم عدد الأشخاص الذين لا يحصلون على المياه؟", "كم عدد الدول التي وقعت على الاتفاقية؟"},
    {"هل يمكنكم إعطاء مثال من أفريقيا؟", "هل يمكنكم ذكر أرقام العام الماضي؟"},
    {"ما هو دور المرأة؟", "ما هي تكلفة المشروع؟"},
    {"كم وظيفة سنفقد؟", "كم مدرسة ستغلق؟"},
    {"أين يمكن أن نجد العروض التقديمية؟", "أين يمكن أن نجد السكن؟"},
    {"ما هو موقف الاتحاد الأوروبي من هذه الضريبة؟", "ما هو موقف الصين من حقوق الإنسان؟"},
    {"كيف يمكن تدريب المعلمين؟", "كيف يمكن الحفاظ على الممرضات؟"},
    {"أود أن أعرف ما هي الخطوة التالية", "أود أن أعرف هل الغداء مجاني"},
    {"هل يجب على الدول الغنية إلغاء الديون؟", "هل يجب على الدول الغنية استقبال المزيد من اللاجئين؟"},
    // Chinese
    {"谁来付钱?", "谁来负责?"},
    {"报告什么时候发布?", "大坝什么时候建成?"},
    {"为什么没有年轻人参加讨论?", "为什么难民营没有厕所?"},
    {"你们如何为这个项目筹资?", "你们如何保护森林?"},
    {"您对人工智能怎么看?", "您对水务私有化怎么看?"},
    {"有多少人没有清洁水?", "有多少国家签署了公约?"},
    {"请问谁来付钱?", "请问什么时候开工?"},
    {"能否举一个非洲的例子?", "能否给出去年的数字?"},
    {"自动化会让多少人失去工作?", "有多少学校会因为预算关闭?"},
    {"哪里可以找到幻灯片?", "哪里可以找到住房?"},
    {"欧盟对这项税收的立场是什么?", "中国对人权的立场是什么?"},
    {"如何培训教师?", "如何留住护士?"},
    {"我想知道下一步是什么", "我想知道午餐是否免费"},
    {"富国应该免除债务吗?", "富国应该接收更多难民吗?"},
    // Mixed scripts
    {"What does the SDG 6 报告 say about 地下水?", "What does the WHO 指南 say about 疫苗?"},
    {"AI治理由谁负责?", "水务合同由谁签署?"},
    {"Как UNDP измеряет результаты в Африке?", "Как UNICEF помогает детям в Азии?"},
};

similar_texts filled(std::size_t count, std::uint64_t seed = 1) {
  similar_texts texts;
  asked_questions asked(seed);
  for (std::size_t i = 0; i < count; ++i) texts.put("q" + std::to_string(i), asked.next());
  return texts;
}

// Of the searches for each of the texts.
struct comparisons {
  double mean;
  std::size_t most;
};

comparisons comparisons_in(similar_texts const& texts) {
  std::size_t all = 0, most = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    auto const compared = texts.searched("q" + std::to_string(i)).compared;
    all += compared;
    most = std::max(most, compared);
  }
  return {static_cast<double>(all) / static_cast<double>(texts.size()), most};
}

constexpr std::size_t bands = 21;

}  // namespace

TEST_CASE("two ways to ask the same are alike") {
  for (auto const& pair : same) {
    CAPTURE(pair.one, pair.other);
    similar_texts texts;
    texts.put("one", pair.one);
    texts.put("other", pair.other);
    CHECK(texts.like("one") == ids{"other"});
    CHECK(texts.like("other") == ids{"one"});
  }
}

TEST_CASE("questions that share words and ask for something else are not alike") {
  for (auto const& pair : different) {
    CAPTURE(pair.one, pair.other);
    similar_texts texts;
    texts.put("one", pair.one);
    texts.put("other", pair.other);
    CHECK(texts.like("one") == ids{});
    CHECK(texts.like("other") == ids{});
  }
}

TEST_CASE("each way to ask is found among all the others") {
  similar_texts texts;
  for (std::size_t i = 0; i < std::size(same); ++i) {
    texts.put("one " + std::to_string(i), same[i].one);
    texts.put("other " + std::to_string(i), same[i].other);
  }
  for (std::size_t i = 0; i < std::size(same); ++i) {
    CAPTURE(same[i].one);
    auto const found = texts.like("one " + std::to_string(i));
    CHECK(std::count(found.begin(), found.end(), "other " + std::to_string(i)) == 1);
  }
}

TEST_CASE("the likest comes first, of equals the one that came first") {
  similar_texts texts;
  texts.put("z", "Who will pay for clean water in the big cities and in the camps?");
  texts.put("y", "Who will pay for clean water in the camps?");
  texts.put("x", "Who will pay for clean water in the camp?");
  texts.put("w", "who will pay for CLEAN water in the camps");
  texts.put("v", "Who, in the camps, will pay for clean water?");
  CHECK(texts.like("v") == ids{"y", "w", "x", "z"});
}

TEST_CASE("no more are given than are shown") {
  similar_texts texts;
  for (int i = 0; i < 9; ++i) texts.put(std::to_string(i), "Who will pay for it?");
  CHECK(texts.like("7") == ids{"0", "1", "2", "3", "4"});
  CHECK(texts.like("0").size() == limits::similar_shown);
}

TEST_CASE("a text that is replaced is found by its new words only") {
  similar_texts texts;
  texts.put("a", "When will the report be published?");
  texts.put("b", "When is the report published?");
  texts.put("c", "Is nuclear energy part of the solution?");
  REQUIRE(texts.like("b") == ids{"a"});

  texts.put("a", "Nuclear energy as part of a solution?");
  CHECK(texts.size() == 3);
  CHECK(texts.like("b") == ids{});
  CHECK(texts.like("a") == ids{"c"});
  CHECK(texts.like("c") == ids{"a"});
}

TEST_CASE("a text that is removed is like nothing") {
  similar_texts texts;
  texts.put("a", "When will the report be published?");
  texts.put("b", "When is the report published?");
  texts.remove("a");
  CHECK(texts.size() == 1);
  CHECK(texts.like("a") == ids{});
  CHECK(texts.like("b") == ids{});
  texts.remove("a");
  texts.remove("never here");
  CHECK(texts.size() == 1);

  texts.put("a", "When will the report be published?");
  CHECK(texts.like("b") == ids{"a"});
}

TEST_CASE("nothing of what was removed stays") {
  similar_texts texts = filled(50), others = texts;
  for (int i = 0; i < 50; ++i) texts.remove("q" + std::to_string(i));
  CHECK(texts.size() == 0);
  texts.put("a", "Who will pay for it?");
  CHECK(texts.searched("a").compared == 0);
  CHECK(others.size() == 50);
}

TEST_CASE("a text without a letter is like none") {
  similar_texts texts;
  for (auto const* id : {"a", "b"}) texts.put(id, "?!");
  texts.put("c", "");
  texts.put("d", "👍");
  texts.put("e", "👍");
  for (auto const* id : {"a", "b", "c", "d", "e", "never here"}) CHECK(texts.searched(id).compared == 0);
}

TEST_CASE("politeness counts when there is nothing else") {
  similar_texts texts;
  texts.put("a", "Thank you!");
  texts.put("b", "thank you");
  texts.put("c", "谢谢");
  texts.put("d", "谢谢!");
  CHECK(texts.like("a") == ids{"b"});
  CHECK(texts.like("c") == ids{"d"});
}

TEST_CASE("the same texts in the same order make the same, whatever compiled it") {
  CHECK(filled(200) == filled(200));
  CHECK_FALSE(filled(200) == filled(200, 2));

  auto const texts = filled(2000);
  std::uint64_t hash = 0;
  std::size_t compared = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    auto const found = texts.searched("q" + std::to_string(i));
    compared += found.compared;
    for (auto const& id : found.ids) hash = hash * 1'000'003 + std::stoull(id.substr(1));
  }
  CHECK(compared == 66'583);
  CHECK(hash == 7'415'643'381'425'359'459u);
}

TEST_CASE("a search compares with few texts, however many there are") {
  auto const few = comparisons_in(filled(100)), more = comparisons_in(filled(1000)), many = comparisons_in(filled(10'000));
  CAPTURE(few.mean, more.mean, many.mean, few.most, more.most, many.most);
  CHECK(few.mean < 5);
  CHECK(more.mean < 30);
  CHECK(many.mean < 120);
  CHECK(many.most <= bands * limits::similar_compared_by_band);
}

TEST_CASE("the same text a thousand times is compared with a few of them") {
  similar_texts texts;
  for (int i = 0; i < 1000; ++i) texts.put("q" + std::to_string(i), "Who will pay for clean water in the camps?");
  CHECK(comparisons_in(texts).most == limits::similar_compared_by_band);
  CHECK(texts.like("q999") == ids{"q0", "q1", "q2", "q3", "q4"});
}

TEST_CASE("nearly the same text a thousand times is compared with a bounded number of them") {
  similar_texts texts;
  for (int i = 0; i < 1000; ++i)
    texts.put("q" + std::to_string(i), "Who will pay for clean water in camp " + std::to_string(i * 7919) + "?");
  CHECK(comparisons_in(texts).most <= bands * limits::similar_compared_by_band);
  CHECK(texts.like("q999").size() == limits::similar_shown);
}

TEST_CASE("texts as long as they may be are compared too") {
  std::string one, mark = "a";
  for (int i = 0; i < 1000; ++i) one += "\u6c34";
  for (int i = 0; i < 999; ++i) mark += "\u0301";
  similar_texts texts;
  texts.put("one", one);
  texts.put("other", one + "\u706b");
  texts.put("marks", mark);
  texts.put("letter", "A");
  CHECK(texts.like("one") == ids{"other"});
  CHECK(texts.like("marks") == ids{"letter"});
}

TEST_CASE("what is known of a text is that of this number of the comparison") {
  similar_texts texts;
  texts.put("q1", "Who will pay for clean water?");
  texts.put("q2", "\u6c34\u3092\u8ab0\u304c");
  std::uint64_t all = 14695981039346656037u;  // FNV-1a
  for (auto const& [number, one] : texts.known()) {
    for (auto const* list : {&one.features, &one.bands}) {
      for (auto const value : *list) all = (all ^ value) * 1099511628211u;
    }
  }
  CHECK(similarity_version == 1);
  CHECK(all == 8524697871699496569u);
}
