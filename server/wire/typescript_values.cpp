// What pages know beside the types of messages: numbers, and what the rules say of each kind of segment and of each letter. Each is a
// constant of its own, so that a page has what it uses.

#include "session/case_fold.hpp"
#include "session/limits.hpp"
#include "session/plan/segment_kinds.hpp"
#include "session/questions/questions.hpp"
#include "session/rejection.hpp"
#include "session/text.hpp"
#include "wire/close_code.hpp"
#include "wire/describe.hpp"
#include "wire/limits.hpp"
#include "wire/plan_file.hpp"
#include "wire/reflect.hpp"
#include "wire/typescript.hpp"

#include <cstdio>
#include <string_view>
#include <utility>

namespace dais {

namespace {

std::string head(std::string_view from) { return "// Generated from " + std::string(from) + " by dais_messages; do not edit.\n\n"; }

std::string camel_case(std::string_view name) {
  std::string camel;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name[i] != '_') camel += i > 0 && name[i - 1] == '_' && name[i] >= 'a' ? static_cast<char>(name[i] - 'a' + 'A') : name[i];
  }
  return camel;
}

std::string constant(std::string_view name, std::string const& value) { return "export const " + camel_case(name) + " = " + value + ";\n"; }

// Of an enum that is written as its number, which has no description: as the compiler names it; empty where the number stands for nothing.
template <auto value>
constexpr std::string_view name_of_number() {
  std::string_view name = __PRETTY_FUNCTION__;
  name.remove_prefix(name.find("value = ") + 8);
  name = name.substr(0, name.find_first_of(";]"));
  if (name.find('(') != name.npos) return {};
  auto const colons = name.rfind(':');
  return colons == name.npos ? name : name.substr(colons + 1);
}

template <typename Enum, unsigned from, std::size_t... I>
void add_codes(std::string& out, std::index_sequence<I...>) {
  auto const add = [&](std::string_view name, unsigned number) {
    if (!name.empty()) out += constant(name, std::to_string(number));
  };
  (add(name_of_number<static_cast<Enum>(from + I)>(), from + I), ...);
}

template <typename Enum, unsigned... from>
void add_codes(std::string& out) {
  (add_codes<Enum, from>(out, std::make_index_sequence<100>()), ...);
}

// In a regular expression.
std::string escaped(std::uint32_t c) {
  char text[12];
  std::snprintf(text, sizeof text, c > 0xFFFF ? "\\u{%x}" : "\\u%04x", static_cast<unsigned>(c));
  return text;
}

}  // namespace

std::string typescript_codes() {
  auto out = head("server/session/rejection.hpp and server/wire/close_code.hpp");
  out += "// Of rejections.\n";
  add_codes<rejection_code, 1000, 2000, 3000, 4000, 5000, 6000>(out);
  out += "\n// With which the server ends a connection.\n";
  add_codes<close_code, 4000, 4500>(out);
  return out;
}

// Those that a page tells whoever types before they send, or goes by.
std::string typescript_limits() {
  auto out = head("server/session/limits.hpp, server/session/text.hpp and server/wire/limits.hpp") +
             "// Lengths of text are counted in code points; times are milliseconds.\n\n";
  auto const add = [&](std::string_view name, auto value) {
    if constexpr (std::is_same_v<decltype(value), duration>) {
      out += constant(name, std::to_string(value.count()));
    } else {
      out += constant(name, std::to_string(value));
    }
  };
  add("title_length", limits::title_length);
  add("notes_length", limits::notes_length);
  add("name_length", limits::name_length);
  add("affiliation_length", limits::affiliation_length);
  add("reason_length", limits::reason_length);
  add("question_length", limits::question_length);
  add("open_questions_each", limits::open_questions_each);
  add("answer_length", limits::answer_length);
  add("written_answer_length", limits::written_answer_length);
  add("message_length", limits::message_length);
  add("personal_links", limits::personal_links);
  add("label_length", limits::label_length);
  add("labels_each", limits::labels_each);
  add("reviewed_at_once", limits::reviewed_at_once);
  add("press_lasts", limits::press_lasts);
  add("ask_audience_until", limits::ask_audience_until);
  std::string erased;
  for (std::size_t i = 0; i < erased_text.size();) erased += escaped(next_code_point(erased_text, i));
  return out + "\n// Stands where a text was erased.\n" + constant("erased_text", '"' + erased + '"');
}

// What the smallest plan that is taken says where it says nothing.
std::string typescript_plan_defaults() {
  auto const read = read_plan(R"({
    "title": "A panel", "time_zone": "Etc/UTC", "start": "2024-05-14T10:00", "end": "2024-05-14T11:00",
    "moderator": {"name": "A moderator"}, "panellists": [],
    "segments": [{"title": "A discussion", "kind": "discussion", "minutes": 60}],
    "messages": [{"minutes_left": 1, "text": "One minute left"}],
    "floor": {"responses": {"minutes": 1}, "rights_of_reply": {"minutes": 1}}
  })");
  auto const& plan = std::get<plan_file>(read).plan;
  auto const number = [](auto value) { return std::to_string(value); };
  auto const flag = [](bool value) { return std::string(value ? "true" : "false"); };
  auto const name = [](auto value) { return "\"" + std::string(reflect::enumerator_name(value)) + "\""; };
  auto out = head("server/wire/plan_file.cpp") + "// What holds where a plan does not say it.\n\n";
  out += constant("question_length", number(plan.question_length));
  out += constant("approval", flag(plan.questions.approval));
  out += constant("anonymous", flag(plan.questions.anonymous));
  out += constant("questions_taken", name(plan.questions.taking));
  out += constant("requests_taken", name(plan.floor.taking));
  out += constant("order", name(plan.floor.order));
  out += constant("floor_minutes", number(std::chrono::floor<std::chrono::minutes>(plan.floor.allotment).count()));
  out += constant("floor_wrap_up_seconds", number(std::chrono::floor<std::chrono::seconds>(plan.floor.wrap_up).count()));
  out += constant("response_place", name(plan.floor.responses->place));
  out += constant("right_of_reply_place", name(plan.floor.rights_of_reply->place));
  out += constant("announced_to", name(plan.announcements.front().to));
  return out;
}

std::string typescript_question_states() {
  auto out = head("server/session/questions/questions.hpp") + "import type { QuestionState } from \"./messages\";\n\n";
  auto const add = [&](std::string_view name, auto const& is_one) {
    std::string all;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<question_state>>([&](auto described) {
      if (is_one(described.value)) all += (all.empty() ? "\"" : ", \"") + std::string(described.name) + "\"";
    });
    out += "export const " + camel_case(name) + ": readonly QuestionState[] = [" + all + "];\n";
  };
  out += "// Those that can be grouped into another one, and those that others can be grouped into.\n";
  add("waiting", is_waiting);
  add("leading", can_lead);
  return out;
}

static_assert(boost::mp11::mp_size<boost::describe::describe_enumerators<segment_kind>>::value == segment_kinds.size(),
              "each kind of segment has its row of traits");

std::string typescript_segment_kinds() {
  auto out = head("server/session/plan/segment_kinds.hpp") + "import type { SegmentKind } from \"./messages\";\n\n";
  auto const add = [&](std::string_view name, auto const& has) {
    std::string all;
    for (auto const& traits : segment_kinds) {
      if (!has(traits)) continue;
      all += (all.empty() ? "\"" : ", \"") + std::string(reflect::enumerator_name(traits.kind)) + "\"";
    }
    out += "export const " + camel_case(name) + ": readonly SegmentKind[] = [" + all + "];\n";
  };
  add("segment_kinds", [](auto const&) { return true; });
  out += "\n// Those in which anybody may have the floor.\n";
  add("for_all", [](auto const& t) { return t.for_all; });
  out += "\n// Whose time is what the questions have.\n";
  add("for_questions", [](auto const& t) { return t.for_questions; });
  out += "\n// Of which catching up leaves half, where the plan names no minimum; of the others everything.\n";
  add("halves", [](auto const& t) { return t.halves; });
  out += "\n// That have exactly one speaker.\n";
  add("one_speaker", [](auto const& t) { return t.one_speaker; });
  out += "\n// In which the moderator speaks where nobody is named.\n";
  add("moderated", [](auto const& t) { return t.moderated; });
  out += "\n// In which everybody at the podium can have a turn in rounds.\n";
  add("rounds", [](auto const& t) { return t.rounds; });
  return out;
}

std::string typescript_case_folding() {
  // What becomes of each character is seen between two letters.
  std::string dropped, parting, without_spaces, letters;
  struct {
    std::string* in = nullptr;
    std::uint32_t first = 0, last = 0;
  } range;
  auto const close_range = [&] {
    if (!range.in) return;
    *range.in += escaped(range.first);
    if (range.last > range.first) *range.in += "-" + escaped(range.last);
  };
  for (std::uint32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    append_code_point(text, c);
    auto const becomes = case_folded("a" + text + "a");
    auto* const in = becomes == "aa" ? &dropped : becomes == "a a" ? &parting : becomes == "a " + text + " a" ? &without_spaces : nullptr;
    if (in != range.in || c != range.last + 1) {
      close_range();
      range = {in, c, c};
    }
    range.last = c;
    if (in || becomes == "a" + text + "a") continue;
    letters += (letters.empty() ? "" : " ") + text + becomes.substr(1, becomes.size() - 2);
  }
  close_range();

  auto out = head("server/session/case_fold.cpp");
  out += "// What is between the brackets of a regular expression.\n\n";
  out += "// What has no shape, and marks on letters.\n" + constant("dropped", "String.raw`" + dropped + "`");
  out += "\n// What ends a word.\n" + constant("parting", "String.raw`" + parting + "`");
  out += "\n// Writing without spaces between words.\n" + constant("without_spaces", "String.raw`" + without_spaces + "`");
  out += "\n// Letters, each with what is taken for it.\n" + constant("letters", "\"" + letters + "\"");
  return out;
}

}  // namespace dais
