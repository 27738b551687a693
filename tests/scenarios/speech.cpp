#include "speech.hpp"

#include "script.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>

namespace dais::scenarios {

using namespace std::chrono_literals;
using room::json::value;

namespace {

// "2:00" is two minutes.
length length_in(std::string const& text) {
  auto const colon = text.find(':');
  if (colon == text.npos) throw std::runtime_error("\"" + text + "\" is not a time such as 2:00");
  return std::chrono::minutes(std::stoi(text.substr(0, colon))) + std::chrono::seconds(std::stoi(text.substr(colon + 1)));
}

// As the page shows it; of what it does not show, any.
std::uint32_t revision_of(room::page const& seen, char const* kind, std::string const& id) {
  boost::system::error_code none;
  auto const* found = seen.view.find_pointer("/" + std::string(kind) + "/" + id + "/revision", none);
  return found ? room::page::number(*found) : 0;
}

std::optional<std::string> on_stage(room::page const& seen) {
  boost::system::error_code none;
  auto const* questions = seen.view.find_pointer("/questions", none);
  if (!questions) return std::nullopt;
  for (auto const& [id, q] : questions->get_object()) {
    if (q.at("state") == "on_stage") return std::string(id);
  }
  return std::nullopt;
}

std::optional<std::string> speaking(room::page const& seen) {
  boost::system::error_code none;
  auto const* request = seen.view.find_pointer("/floor/speaking/request", none);
  return request ? std::optional<std::string>(request->get_string().c_str()) : std::nullopt;
}

bool is_numbered(std::string const& id, char kind) {
  return id.size() > 1 && id[0] == kind && id.find_first_not_of("0123456789", 1) == id.npos;
}
bool is_question(std::string const& id) { return is_numbered(id, 'q'); }
bool is_request(std::string const& id) { return is_numbered(id, 'r'); }

// "one, another": its parts.
std::vector<std::string> parts_of(std::string const& text, char between) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, between);) {
    part.erase(0, part.find_first_not_of(' '));
    if (!part.empty()) parts.push_back(part);
  }
  return parts;
}

// "States, 2 at most, 1:30; Civil society" is two groups.
std::vector<floor_group> groups_in(std::string const& text) {
  std::vector<floor_group> groups;
  for (auto const& one : parts_of(text, ';')) {
    auto const parts = parts_of(one, ',');
    floor_group g{parts.at(0), {}, {}};
    for (std::size_t i = 1; i < parts.size(); ++i) {
      if (parts[i].ends_with(" at most")) {
        g.limit = static_cast<std::uint32_t>(std::stoul(parts[i]));
      } else {
        g.allotment = length_in(parts[i]);
      }
    }
    groups.push_back(std::move(g));
  }
  return groups;
}

std::optional<floor_order> order_called(std::string const& name) {
  if (name == "first come") return floor_order::first_come;
  if (name == "room and online in turn") return floor_order::alternate;
  if (name == "first-time speakers first") return floor_order::first_time;
  if (name == "by group") return floor_order::by_group;
  if (name == "by lot") return floor_order::by_lot;
  return std::nullopt;
}

intake intake_in(value const& from) {
  return from == "open" ? intake::open : from == "closed" ? intake::closed : intake::automatic;
}

// `"Ana" of "Portugal" for "States" online`, from the word at `first` on; nothing where it is not that.
template <typename Request>
std::optional<Request> speaker_in(std::vector<std::string> const& words, std::size_t first, bool point_of_order) {
  if (first >= words.size()) return std::nullopt;
  Request made{words[first], "", {}, false, point_of_order};
  for (auto i = first + 1; i < words.size(); ++i) {
    if (words[i] == "online") {
      made.online = true;
    } else if (i + 1 < words.size() && words[i] == "of") {
      made.affiliation = words[++i];
    } else if (i + 1 < words.size() && words[i] == "for") {
      made.group = words[++i];
    } else {
      return std::nullopt;
    }
  }
  return made;
}

// Whether a line begins with these words, and how many they are.
std::optional<std::size_t> beginning(std::vector<std::string> const& words, std::string_view with) {
  auto const wanted = words_of(with);
  if (words.size() < wanted.size() || !std::equal(wanted.begin(), wanted.end(), words.begin())) return std::nullopt;
  return wanted.size();
}

// What a console fills in when its rules are opened.
std::optional<command::set_question_rules> question_rules_in(value const& view) {
  boost::system::error_code none;
  auto const* shown = view.find_pointer("/rules", none);
  if (!shown || !shown->get_object().contains("words")) return std::nullopt;
  command::set_question_rules rules{room::page::number(shown->at("revision")), shown->at("approval").get_bool(),
                                    shown->at("anonymous").get_bool(), intake_in(shown->at("taking")), {}};
  for (auto const& word : shown->at("words").get_array()) rules.words.emplace_back(word.get_string());
  return rules;
}

std::optional<command::set_floor_rules> floor_rules_in(value const& view) {
  boost::system::error_code none;
  auto const* shown = view.find_pointer("/floor", none);
  if (!shown || !shown->get_object().contains("revision")) return std::nullopt;
  auto const in_milliseconds = [](value const& from) { return length(room::json::value_to<std::int64_t>(from)); };
  constexpr char const* orders[] = {"first_come", "alternate", "first_time", "by_group", "by_lot"};
  auto const order = std::find(std::begin(orders), std::end(orders), shown->at("order").get_string()) - std::begin(orders);
  command::set_floor_rules rules{room::page::number(shown->at("revision")), intake_in(shown->at("taking")),
                                 static_cast<floor_order>(order), in_milliseconds(shown->at("allotment")),
                                 in_milliseconds(shown->at("wrap_up")), {}};
  auto const* groups = shown->get_object().if_contains("groups");
  if (!groups) return rules;
  for (auto const& one : groups->get_array()) {
    auto const& members = one.get_object();
    floor_group g{members.at("name").get_string().c_str(), {}, {}};
    if (auto const* limit = members.if_contains("limit"); limit && !limit->is_null()) g.limit = room::page::number(*limit);
    if (auto const* time = members.if_contains("allotment"); time && !time->is_null()) g.allotment = in_milliseconds(*time);
    rules.groups.push_back(std::move(g));
  }
  return rules;
}

}  // namespace

std::optional<command::any> command_in(std::vector<std::string> const& words, room::page const& seen) {
  namespace c = command;
  std::vector<std::string> at;
  auto const is = [&](std::string_view pattern) { return match(words, pattern, at); };
  boost::system::error_code none;
  auto const* shown = seen.view.find_pointer("/run/revision", none);
  auto const run = shown ? room::page::number(*shown) : 0;
  auto const question = [&] { return revision_of(seen, "questions", at[0]); };
  auto const request = [&](std::string const& id) { return revision_of(seen, "requests", id); };
  auto const of_floor = seen.view.find_pointer("/floor/revision", none);
  auto const floor = of_floor ? room::page::number(*of_floor) : 0;
  auto const asker = [&] {
    auto const* shown_asker = seen.view.find_pointer("/questions/" + at[0] + "/asker", none);
    return shown_asker ? room::page::number(*shown_asker) : 0;
  };

  if (is("open the session")) return c::open_session{run};
  if (is("start")) return c::start{run, {}};
  if (is("start *")) return c::start{run, at[0]};
  if (is("next")) return c::next{run};
  if (is("back to *")) return c::back{run, at[0]};
  if (is("pause")) return c::pause{run};
  if (is("resume")) return c::resume{run};
  if (is("skip *")) return c::skip{run, at[0]};
  if (is("restore *")) {
    if (is_question(at[0])) return c::restore_question{at[0], question()};
    return c::restore{run, at[0]};
  }
  if (is("move * before *")) {
    if (is_request(at[0])) return c::move_request{at[0], request(at[0]), at[1]};
    return c::move{run, at[0], at[1]};
  }
  if (is("move * to the end")) {
    if (is_request(at[0])) return c::move_request{at[0], request(at[0]), {}};
    return c::move{run, at[0], {}};
  }
  if (is("end the segment")) return c::end_segment{run};
  if (is("end the session")) return c::end_session{run};
  if (is("close the session")) return c::close_session{run};
  if (is("add * to *")) {
    if (is_request(at[1])) return c::extend_intervention{at[1], request(at[1]), length_in(at[0])};
    return c::add_time{run, at[1], length_in(at[0])};
  }
  if (is("take * from *")) {
    if (is_request(at[1])) return c::extend_intervention{at[1], request(at[1]), -length_in(at[0])};
    return c::add_time{run, at[1], -length_in(at[0])};
  }

  if (auto rules = question_rules_in(seen.view)) {
    if (is("ask for approval of questions")) return rules->approval = true, *rules;
    if (is("let questions pass without approval")) return rules->approval = false, *rules;
    if (is("ask for names")) return rules->anonymous = false, *rules;
    if (is("let names be optional")) return rules->anonymous = true, *rules;
    if (is("take no more questions")) return rules->taking = intake::closed, *rules;
    if (is("take questions")) return rules->taking = intake::open, *rules;
    if (is("take questions in discussion and Q&A only")) return rules->taking = intake::automatic, *rules;
    if (is("hold back questions with *")) return rules->words = parts_of(at[0], ','), *rules;
    if (is("hold back no words")) return rules->words.clear(), *rules;
  }
  if (is("approve *")) return c::approve{at[0], question()};
  if (is("decline * because *")) return c::decline{at[0], question(), at[1]};
  if (is("queue *")) return c::queue{at[0], question()};
  if (is("unqueue *")) return c::unqueue{at[0], question()};
  if (is("put * on stage")) return c::put_on_stage{at[0], question(), on_stage(seen)};
  if (is("take * off the stage")) return c::take_off_stage{at[0], question()};
  if (is("mark * as answered")) return c::mark_answered{at[0], question(), answer_kind::live, ""};
  if (is("mark * as answered in writing *")) return c::mark_answered{at[0], question(), answer_kind::in_writing, at[1]};
  if (is("mark * as to be followed up")) return c::mark_answered{at[0], question(), answer_kind::follow_up, ""};
  if (is("edit * to *")) return c::edit_question{at[0], question(), at[1]};
  if (is("group * into *")) return c::group_question{at[0], question(), at[1]};
  if (is("take * out of its group")) return c::ungroup_question{at[0], question()};
  if (is("label * with *")) return c::label_question{at[0], question(), parts_of(at[1], ',')};
  if (is("take the labels off *")) return c::label_question{at[0], question(), {}};
  if (is("pass * to the panel")) return c::address_question{at[0], question(), {}};
  if (is("pass * to *")) return c::address_question{at[0], question(), at[1]};
  if (is("mute the asker of *")) return c::mute{asker(), true};
  if (is("lift the muting of the asker of *")) return c::mute{asker(), false};
  if (is("mute participant *")) return c::mute{static_cast<std::uint32_t>(std::stoul(at[0])), true};
  if (is("lift the muting of participant *")) return c::mute{static_cast<std::uint32_t>(std::stoul(at[0])), false};

  if (auto rules = floor_rules_in(seen.view)) {
    if (is("order the list *")) {
      auto const by = order_called(at[0]);
      if (!by) throw std::runtime_error("no rule of the list is called \"" + at[0] + "\"");
      return rules->order = *by, *rules;
    }
    if (is("open the list")) return rules->taking = intake::open, *rules;
    if (is("take requests in discussion and Q&A only")) return rules->taking = intake::automatic, *rules;
    if (is("set the groups to *")) return rules->groups = groups_in(at[0]), *rules;
    if (is("give each intervention *")) return rules->allotment = length_in(at[0]), *rules;
  }
  if (is("announce that the list closes in *")) return c::announce_closing{floor, length_in(at[0])};
  if (is("take back the closing")) return c::announce_closing{floor, {}};
  if (is("close the list")) return c::close_list{floor};
  if (is("draw lots")) return c::draw_lots{floor};
  if (auto const first = beginning(words, "put on the list")) return speaker_in<c::enter_request>(words, *first, false);
  if (auto const first = beginning(words, "note a point of order of")) return speaker_in<c::enter_request>(words, *first, true);
  if (is("set * aside as absent")) return c::set_absent{at[0], request(at[0])};
  if (is("call * back")) return c::recall_request{at[0], request(at[0])};
  if (is("remove * from the list")) return c::remove_request{at[0], request(at[0])};
  if (is("pass what is left to * to *")) return c::yield_floor{at[0], request(at[0]), at[1]};
  if (is("give the word to *")) return c::give_word{at[0], speaking(seen)};
  if (is("take the word back")) return c::give_word{{}, speaking(seen)};
  if (is("give the floor to *")) return c::give_floor{at[0], request(at[0]), speaking(seen)};
  if (is("end the intervention of *")) return c::end_intervention{at[0], request(at[0])};

  if (is("will answer *")) return c::respond{at[0], willingness::will_answer};
  if (is("pass on *")) return c::respond{at[0], willingness::pass};
  if (is("say nothing of *")) return c::respond{at[0], {}};

  if (is("ask * again")) return c::resubmit_question{at[0]};
  if (is("ask *")) return c::submit_question{at[0], "", {}, {}};
  if (is("ask * as *")) return c::submit_question{at[0], at[1], {}, {}};
  if (is("ask * in *")) return c::submit_question{at[0], "", {}, at[1]};
  if (is("ask * to *")) return c::submit_question{at[0], "", at[1], {}};
  if (is("ask * to * as *")) return c::submit_question{at[0], at[2], at[1], {}};
  if (is("vote for *")) return c::vote{at[0], true};
  if (is("take back the vote for *")) return c::vote{at[0], false};
  if (auto const first = beginning(words, "request the floor as")) return speaker_in<c::request_floor>(words, *first, false);
  if (auto const first = beginning(words, "raise a point of order as")) return speaker_in<c::request_floor>(words, *first, true);
  if (is("come back to the list with *")) return c::return_request{at[0]};
  if (is("give back the floor of *")) return c::give_back_floor{at[0]};
  if (is("withdraw *")) {
    if (is_request(at[0])) return c::withdraw_request{at[0]};
    return c::withdraw_question{at[0]};
  }
  return std::nullopt;
}

}  // namespace dais::scenarios
