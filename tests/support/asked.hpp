#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// Questions as an audience asks them, in six languages, the same for a seed on every compiler: many about the same things, in words of
// one's own, with and without politeness and slips.
class asked_questions {
 public:
  explicit asked_questions(std::uint64_t seed) : state_(seed) {}

  std::string next() {
    static auto const all = languages();
    auto const& in = any_of(all);
    std::string text = below(4) == 0 ? std::string(any_of(in.polite)) : "";
    std::string_view const frame = any_of(in.frames);
    for (auto const c : frame) {
      if (c == '1')
        text += any_of(in.things);
      else if (c == '2')
        text += any_of(in.places);
      else
        text += c;
    }
    if (below(3) == 0) text += ' ' + std::to_string(2025 + below(30));
    text += any_of(in.ends);
    if (below(5) == 0) slip(text);
    return text;
  }

 private:
  using strings = std::vector<std::string_view>;

  struct language {
    strings polite, frames, things, places, ends;  // in a frame, 1 stands for a thing and 2 for a place
  };

  static std::vector<language> languages() {
    return {
        {{"Please, ", "Thank you. ", "Could you tell us: ", "Good morning! "},
         {"Who pays for 1 in 2", "Who will pay for 1 in 2", "When does 1 come to 2", "How do you measure the results of 1 in 2",
          "Why is there no 1 in 2", "What happens with 1 when the money for 2 ends", "Is 1 safe for the children of 2",
          "In 2, who decides about 1", "What did 2 learn from 1", "Can the people of 2 refuse 1"},
         {"clean water", "solar power", "the school reform", "artificial intelligence", "the vaccination programme", "public transport",
          "the new tax", "debt relief", "flood protection", "fast internet", "the land register", "food aid"},
         {"Kenya", "the villages", "small island states", "the big cities", "our region", "Bangladesh", "the camps", "rural areas",
          "rich countries", "the north", "Peru", "the mountains"},
         {"?", "", "??", " ?"}},
        {{"Bonjour, ", "Merci. ", "Pourriez-vous nous dire : "},
         {"Qui paie pour 1 dans 2", "Qui va payer pour 1 dans 2", "Quand aura-t-on 1 dans 2", "Comment mesurez-vous les effets de 1 dans 2",
          "Pourquoi n'y a-t-il pas 1 dans 2", "Que deviendra 1 quand l'argent manquera dans 2", "Dans 2, qui décide de 1"},
         {"l'eau potable", "l'énergie solaire", "la réforme scolaire", "l'intelligence artificielle", "la vaccination",
          "le transport public", "la nouvelle taxe", "l'allègement de la dette", "la protection contre les crues", "l'aide alimentaire"},
         {"les villages", "les petites îles", "les grandes villes", "notre région", "les camps", "les zones rurales", "les pays riches",
          "le nord", "les montagnes"},
         {" ?", "?", ""}},
        {{"Buenos días, ", "Gracias. ", "Quisiera saber: "},
         {"¿Quién paga por 1 en 2", "¿Quién va a pagar por 1 en 2", "¿Cuándo llega 1 a 2", "¿Cómo se miden los resultados de 1 en 2",
          "¿Por qué no hay 1 en 2", "¿Qué pasará con 1 si falta dinero en 2", "En 2, ¿quién decide sobre 1"},
         {"el agua potable", "la energía solar", "la reforma escolar", "la inteligencia artificial", "la vacunación",
          "el transporte público", "el nuevo impuesto", "el alivio de la deuda", "la ayuda alimentaria"},
         {"los pueblos", "las islas pequeñas", "las grandes ciudades", "nuestra región", "los campamentos", "las zonas rurales",
          "el norte"},
         {"?", "", " ?"}},
        {{"Здравствуйте! ", "Скажите, пожалуйста: ", "Спасибо. "},
         {"Кто платит за 1 в 2", "Кто будет платить за 1 в 2", "Когда появится 1 в 2", "Как вы измеряете пользу от 1 в 2",
          "Почему до сих пор нет 1 в 2", "Что станет с 1, когда закончатся деньги в 2", "Кто в 2 решает про 1"},
         {"чистую воду", "солнечную энергию", "школьную реформу", "искусственный интеллект", "вакцинацию", "общественный транспорт",
          "новый налог", "списание долга", "защиту от наводнений"},
         {"деревнях", "островных государствах", "больших городах", "нашем регионе", "лагерях", "сельской местности", "горах"},
         {"?", "", "??"}},
        {{"السلام عليكم، ", "شكرا. ", "لو سمحتم: "},
         {"من يدفع ثمن 1 في 2", "من سيدفع ثمن 1 في 2", "متى تصل 1 إلى 2", "كيف تقيسون نتائج 1 في 2", "لماذا لا توجد 1 في 2",
          "ماذا سيحدث بعد 1 إذا انتهى المال في 2", "من يقرر بشأن 1 في 2"},
         {"المياه النظيفة", "الطاقة الشمسية", "إصلاح المدارس", "برامج الذكاء الاصطناعي", "حملة التطعيم", "وسائل النقل العام",
          "الضريبة الجديدة", "المساعدات الغذائية"},
         {"القرى", "الجزر الصغيرة", "المدن الكبرى", "منطقتنا", "المخيمات", "المناطق الريفية", "الجبال"},
         {"؟", "", " ؟"}},
        {{"请问", "您好,", "谢谢。"},
         {"谁为2的1付钱", "2的1由谁来付钱", "2什么时候有1", "你们如何衡量2的1的效果", "为什么2没有1", "资金用完以后2的1怎么办",
          "在2谁来决定1"},
         {"清洁用水", "太阳能", "学校改革", "人工智能", "疫苗接种", "公共交通", "新税", "债务减免", "防洪工程", "粮食援助"},
         {"农村", "小岛屿国家", "大城市", "我们地区", "难民营", "偏远山区", "北方"},
         {"?", "", "?"}},
    };
  }

  std::uint64_t below(std::uint64_t n) {
    state_ = state_ * 6364136223846793005 + 1442695040888963407;
    return (state_ >> 33) % n;
  }

  std::string_view any_of(strings const& list) { return list[below(list.size())]; }
  language const& any_of(std::vector<language> const& list) { return list[below(list.size())]; }

  // One character is left out.
  void slip(std::string& text) {
    auto const is_inside = [&](std::size_t i) { return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80; };
    auto at = static_cast<std::size_t>(below(text.size()));
    while (is_inside(at)) --at;
    std::size_t length = 1;
    while (is_inside(at + length)) ++length;
    text.erase(at, length);
  }

  std::uint64_t state_;
};
