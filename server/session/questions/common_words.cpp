#include "session/questions/common_words.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace dais {

namespace {

constexpr std::string_view frame_list =
    // English
    "a about all am an and any are as at be been being but by can could did do does doing for from had has have how i if in into is it "
    "its just may might more most much must my no not of on or our shall should so some such than that the their them then there these "
    "they this those to us was we were what when where which who whom whose why will with would you your "
    // French
    "a ai ainsi alors au aussi aux avec avez avoir avons ce cela ces cet cette ceux chez ci comme comment d dans de des doit doivent donc "
    "dont du elle "
    "elles en entre est et etes etre eux font faire fait il ils j je l la le les leur leurs lui m mais mes meme moi mon n ne ni nos notre "
    "nous on ont ou par pas peut peuvent plus pour pourquoi qu quand que quel quelle quelles quels qui quoi s sa sans se sera seront ses "
    "si son sont sous sur t tous tout toute toutes tres tu un une va vont vos votre vous y "
    // Spanish
    "al algo como con cual cuales cuando cuanta cuantas cuanto cuantos de debe deben del donde e el ella ellas ellos en entre era es esa "
    "ese eso esta "
    "estan estar estas este esto estos fue fueron ha habra hacen hacer haciendo han hay la las le les lo los mas me mi muy ni no nos "
    "nuestra nuestro o otra otro para pero podemos por porque pueden que quien quienes se sea ser sera seran si sido sin sobre son su sus "
    "tambien "
    "tan te tiene tienen todas todo todos tu un una uno unos usted ustedes va van vamos y ya yo "
    // Russian
    "а без более бы был была были было быть в вам вами вас ваш ваша ваше ваши во вот все всех вы где да для до должен должна должны его ее "
    "если есть еще же за "
    "и из или им их к как какая какие какои какова каково каковы какое какую ко когда кого кому которая которые которыи кто куда ли мне "
    "можем можно мы "
    "на нам нас наш наша наше наши не нет ни но о об он она они от по под почему при про с сам себя сколько со так также там то тоже "
    "только тот у уже чем что чтобы эта эти это этого этои этом этот эту я будет будут "
    // Arabic
    "اذا اكثر الا التي الذي الذين الي ام ان انتم انه او اي ايضا اين بعد بعض بها به بين تكون تلك تم ثم جدا حتي ذلك سوف سيتم ستكون سيكون عدد "
    "علي عن عند عندما غير في قبل قد كان كانت كل كم كما كيف لا لان لقد لكم لكن لم لماذا لن لنا له لها ليس ما ماذا متي مثل مع من منذ نحن هذا "
    "هذه هل هم هنا هناك هو هي و يتم يجب يكون يمكن يمكنكم ";

constexpr std::string_view polite_list =
    // English
    "afternoon ask chair could dear evening excuse explain good hello hi kindly know like may moderator morning please tell thank thanks "
    "wonder wondering would "
    // French
    "aimerais bonjour bonsoir dire madame mesdames merci messieurs monsieur pourriez pouvez question savoir souhaite souhaiterais svp "
    "voudrais "
    // Spanish
    "buenas buenos decir decirnos dias favor gracias gustaria hola noches podria podrian pregunta preguntar puede quisiera saber tardes "
    // Russian
    "вечер день добрыи здравствуите можете могли пожалуиста подскажите расскажите скажите спасибо спросить уважаемые узнать утро хотел "
    "хотела хотелось "
    // Arabic
    "السلام السوال اود ارجو جزيلا رجاء سمحت سمحتم سوالي شكرا عليكم فضلك فضلكم لو مرحبا يرجي ";

constexpr std::size_t count_words(std::string_view list) { return static_cast<std::size_t>(std::count(list.begin(), list.end(), ' ')); }

template <std::size_t n>
struct word_set {
  std::string_view words[n];

  // Each word of the list has a space behind it.
  constexpr explicit word_set(std::string_view list) {
    for (auto& word : words) {
      word = list.substr(0, list.find(' '));
      list.remove_prefix(word.size() + 1);
    }
    std::sort(std::begin(words), std::end(words));
  }

  bool has(std::string_view word) const { return std::binary_search(std::begin(words), std::end(words), word); }
};

constexpr word_set<count_words(frame_list)> frame_words(frame_list);
constexpr word_set<count_words(polite_list)> polite_words(polite_list);

// Of Han, the longer ones before those that they begin with.
constexpr std::string_view han_frames[] = {
    "为什么", "為什麼", "什么时候", "什麼時候", "有没有", "有沒有", "是不是", "会不会", "會不會", "怎么样", "怎麼樣", "怎么", "怎麼",
    "怎样",   "怎樣",   "如何",     "为何",     "為何",   "什么",   "什麼",   "多少",   "哪些",   "哪个",   "哪個",   "何时", "何時",
    "是否",   "我们",   "我們",     "你们",     "你們",   "您们",   "他们",   "他們",   "这个",   "這個",   "这些",   "這些", "那些",
    "哪里",   "哪裡",   "可以",     "应该",     "應該",   "怎",     "谁",     "誰",     "该",     "該"};
constexpr std::string_view han_particles[] = {"我想问一下", "我想問一下", "我想知道", "我想问", "我想問", "请问", "請問",
                                              "您好",       "你好",       "谢谢",     "謝謝",   "能否",   "吗",   "嗎",
                                              "呢",         "的",         "了",       "请",     "請"};

// What of a list a text begins with.
template <std::size_t n>
std::string_view beginning(std::string_view text, std::string_view const (&list)[n]) {
  for (auto const one : list) {
    if (text.substr(0, one.size()) == one) return one;
  }
  return {};
}

}  // namespace

bool is_frame_word(std::string_view word) {
  return frame_words.has(word) || std::find(std::begin(han_frames), std::end(han_frames), word) != std::end(han_frames);
}

bool is_polite_word(std::string_view word) { return polite_words.has(word); }

std::string with_words_apart(std::string_view run) {
  std::string all;
  while (!run.empty()) {
    if (auto const particle = beginning(run, han_particles); !particle.empty()) {
      run.remove_prefix(particle.size());
    } else if (auto const frame = beginning(run, han_frames); !frame.empty()) {
      all.append(" ").append(frame).append(" ");
      run.remove_prefix(frame.size());
    } else {
      all += run.front();
      run.remove_prefix(1);
    }
  }
  return all;
}

}  // namespace dais
