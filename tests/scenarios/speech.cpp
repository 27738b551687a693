#include "speech.hpp"

#include "script.hpp"
#include "session/podium/podium.hpp"
#include "wire/english.hpp"
#include "wire/local_time.hpp"

#include <algorithm>
#include <sstream>
#include <stdexcept>

namespace dais::scenarios {

using namespace std::chrono_literals;
using room::json::value;

namespace {

// "2:00" is two minutes.
duration duration_in(std::string const& text) {
  auto const colon = text.find(':');
  if (colon == text.npos) throw std::runtime_error("\"" + text + "\" is not a time such as 2:00");
  return std::chrono::minutes(std::stoi(text.substr(0, colon))) + std::chrono::seconds(std::stoi(text.substr(colon + 1)));
}

duration length_of(value const& from) { return duration(room::json::value_to<std::int64_t>(from)); }

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
        g.allotment = duration_in(parts[i]);
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

intake intake_in(value const& from) { return from == "open" ? intake::open : from == "closed" ? intake::closed : intake::automatic; }

// `"Ana" of "Portugal" for "States" online`, from the word at `first` on; nothing where it is not that.
template <typename Request>
std::optional<Request> speaker_in(std::vector<std::string> const& words, std::size_t first, request_kind kind) {
  if (first >= words.size()) return std::nullopt;
  Request made{words[first], "", {}, false, kind};
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
  command::set_question_rules rules{room::page::number(shown->at("revision")),
                                    shown->at("approval").get_bool(),
                                    shown->at("anonymous").get_bool(),
                                    intake_in(shown->at("taking")),
                                    {}};
  for (auto const& word : shown->at("words").get_array()) rules.words.emplace_back(word.get_string());
  return rules;
}

std::optional<command::set_floor_rules> floor_rules_in(value const& view) {
  boost::system::error_code none;
  auto const* shown = view.find_pointer("/floor", none);
  if (!shown || !shown->get_object().contains("revision")) return std::nullopt;
  constexpr char const* orders[] = {"first_come", "alternate", "first_time", "by_group", "by_lot"};
  auto const order = std::find(std::begin(orders), std::end(orders), shown->at("order").get_string()) - std::begin(orders);
  command::set_floor_rules rules{room::page::number(shown->at("revision")), intake_in(shown->at("taking")),
                                 static_cast<floor_order>(order),           length_of(shown->at("allotment")),
                                 length_of(shown->at("wrap_up")),           {}};
  auto const* groups = shown->get_object().if_contains("groups");
  if (!groups) return rules;
  for (auto const& one : groups->get_array()) {
    auto const& members = one.get_object();
    floor_group g{members.at("name").get_string().c_str(), {}, {}};
    if (auto const* limit = members.if_contains("limit"); limit && !limit->is_null()) g.limit = room::page::number(*limit);
    if (auto const* time = members.if_contains("allotment"); time && !time->is_null()) g.allotment = length_of(*time);
    rules.groups.push_back(std::move(g));
  }
  return rules;
}

// An enumerator by what people call it.
template <typename Enum>
Enum called(std::string const& name, std::initializer_list<std::pair<char const*, Enum>> all) {
  for (auto const& [word, one] : all) {
    if (name == word) return one;
  }
  throw std::runtime_error("nothing here is called \"" + name + "\"");
}

signal_kind signal_called(std::string const& name) {
  return called<signal_kind>(name, {{"one more minute", signal_kind::more_time},
                                    {"ready", signal_kind::ready},
                                    {"cannot hear", signal_kind::cannot_hear},
                                    {"must leave", signal_kind::must_leave}});
}

segment_kind kind_called(std::string const& name) {
  return called<segment_kind>(name, {{"introductions", segment_kind::introductions},
                                     {"presentation", segment_kind::presentation},
                                     {"discussion", segment_kind::discussion},
                                     {"qa", segment_kind::qa},
                                     {"concluding", segment_kind::concluding},
                                     {"break", segment_kind::break_}});
}

std::uint32_t signal_revision(room::page const& seen, std::string const& panellist, signal_kind kind) {
  boost::system::error_code none;
  auto const* found = seen.view.find_pointer("/signals/" + signal_id(panellist, kind) + "/revision", none);
  return found ? room::page::number(*found) : 0;
}

std::vector<std::string> texts_in(value const& list) {
  std::vector<std::string> all;
  for (auto const& one : list.get_array()) all.emplace_back(one.get_string());
  return all;
}

recipients recipients_in(std::string const& names, value const& view) {
  auto const all = [&] { return texts_in(view.at_pointer("/plan/panellist_order")); };
  if (names == "all panellists") return {all(), false, false};
  if (names == "everyone") return {all(), true, true};
  if (names == "the stage") return {{}, true, false};
  return {parts_of(names, ','), false, false};
}

// What a console fills in when a segment is opened to be edited.
segment_draft draft_of(value const& view, std::string const& id) {
  boost::system::error_code none;
  auto const* shown = view.find_pointer("/segments/" + id, none);
  if (!shown) throw std::runtime_error("there is no segment " + id + " to edit");
  auto const& members = shown->get_object();
  auto const time = [&](char const* name) -> std::optional<duration> {
    auto const* found = members.if_contains(name);
    return found ? std::optional(length_of(*found)) : std::nullopt;
  };
  segment_draft draft{kind_called(std::string(members.at("kind").get_string())),
                      std::string(members.at("title").get_string()),
                      texts_in(members.at("speakers")),
                      length_of(shown->at_pointer("/clock/allotment")),
                      *time("wrap_up"),
                      time("minimum"),
                      time("grace"),
                      time("turn")};
  if (auto const* notes = members.if_contains("notes")) draft.notes = std::string(notes->get_string());
  return draft;
}

// The latest that these words begin, of what was done or what was undone. Quotation marks do not count.
std::uint64_t change_called(std::string const& words, room::page const& seen, bool undone) {
  auto const plain = [](std::string text) { return std::erase(text, '"'), text; };
  std::uint64_t latest = 0;
  for (auto const& [record, one] : seen.view.at("history").get_object()) {
    auto const is_undone = one.get_object().contains("undone_by");
    if (is_undone == undone && plain(room::deed_in_words(one.at("did"))).starts_with(plain(words))) {
      latest = std::max<std::uint64_t>(latest, std::stoul(std::string(record)));
    }
  }
  if (latest == 0) throw std::runtime_error("the history has no \"" + words + "\"");
  return latest;
}

// The first of those that the console offers to undo, or to do again.
std::uint64_t change_offered(room::page const& seen, char const* to) {
  auto const& all = seen.view.at_pointer("/undoing/" + std::string(to)).get_array();
  if (all.empty()) throw std::runtime_error("there is nothing to " + std::string(to));
  return room::json::value_to<std::uint64_t>(all.front());
}

// What the page was offered, to do just that.
command::catch_up taken_offer(room::page const& seen, remedy how) {
  if (seen.offers.empty()) throw std::runtime_error("nobody has looked at the offers here");
  constexpr char const* names[] = {"shorten", "from_questions", "drop", "extend", "lengthen", "to_questions", "end_earlier"};
  command::catch_up taken{room::page::number(seen.offers.at("revision")), how, length_of(seen.offers.at("behind"))};
  for (auto const& one : seen.offers.at("offers").get_array()) {
    if (one.at("how") != names[static_cast<int>(how)]) continue;
    if (auto const* dropped = one.get_object().if_contains("dropped")) taken.segment = dropped->get_string().c_str();
  }
  return taken;
}

}  // namespace

time_point time_of_day(std::string const& text, time_point day, std::string const& zone) {
  auto const minutes = read_local_time(clock_date(day, zone) + "T" + text.substr(0, 5), zone);
  if (!minutes.at) throw std::runtime_error(english::of(*minutes.what, minutes.with));
  auto at = *minutes.at;
  if (text.size() > 5) at += std::chrono::seconds(std::stoi(text.substr(6, 2)));
  if (text.size() > 8) at += duration(std::stoi(text.substr(9)));
  return at;
}

std::optional<command::any> command_in(std::vector<std::string> const& words, room::page const& seen, time_point now) {
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
  auto const at_time = [&](std::string const& text) {
    auto const& plan = seen.view.at("plan");
    return time_of_day(text, time_point(length_of(plan.at("start"))), plan.at("time_zone").get_string().c_str());
  };
  auto const edited = [&](auto change) {
    auto draft = draft_of(seen.view, at[0]);
    change(draft);
    return c::edit_segment{run, at[0], std::move(draft)};
  };
  auto const inserted = [&](std::vector<std::string> speakers, std::string const& time, std::optional<std::string> before) {
    return c::insert_segment{run, std::move(before), {kind_called(at[0]), at[1], std::move(speakers), duration_in(time), {}}};
  };
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
    if (is_request(at[1])) return c::extend_intervention{at[1], request(at[1]), duration_in(at[0])};
    return c::add_time{run, at[1], duration_in(at[0])};
  }
  if (is("take * from *")) {
    if (is_request(at[1])) return c::extend_intervention{at[1], request(at[1]), -duration_in(at[0])};
    return c::add_time{run, at[1], -duration_in(at[0])};
  }

  if (is("undo")) return c::undo{change_offered(seen, "undo")};
  if (is("undo *")) return c::undo{change_called(at[0], seen, false)};
  if (is("redo")) return c::redo{change_offered(seen, "redo")};
  if (is("redo *")) return c::redo{change_called(at[0], seen, true)};
  if (is("catch up by shortening")) return taken_offer(seen, remedy::shorten);
  if (is("catch up from the questions")) return taken_offer(seen, remedy::from_questions);
  if (is("catch up by dropping")) return taken_offer(seen, remedy::drop);
  if (is("catch up by extending")) return taken_offer(seen, remedy::extend);
  if (is("give the time to the presentations")) return taken_offer(seen, remedy::lengthen);
  if (is("give the time to the questions")) return taken_offer(seen, remedy::to_questions);
  if (is("end earlier")) return taken_offer(seen, remedy::end_earlier);
  if (is("it began * ago")) return c::backdate_beginning{run, now - duration_in(at[0])};
  if (is("it began at *")) return c::backdate_beginning{run, at_time(at[0])};
  if (is("the last one ended * ago")) return c::backdate_ending{run, now - duration_in(at[0])};
  if (is("the last one ended at *")) return c::backdate_ending{run, at_time(at[0])};

  if (is("edit * to *") && !is_question(at[0])) return edited([&](auto& d) { d.allotment = duration_in(at[1]); });
  if (is("name the segment * *")) return edited([&](auto& d) { d.title = at[1]; });
  if (is("let * speak in *")) {
    std::swap(at[0], at[1]);
    return edited([&](auto& d) { d.speakers = parts_of(at[1], ','); });
  }
  if (is("protect * of *")) {
    std::swap(at[0], at[1]);
    return edited([&](auto& d) { d.minimum = duration_in(at[1]); });
  }
  if (is("let * hand over after *")) return edited([&](auto& d) { d.grace = duration_in(at[1]); });
  if (is("let * count on")) return edited([](auto& d) { d.grace.reset(); });
  if (is("hold * in rounds of *")) return edited([&](auto& d) { d.turn = duration_in(at[1]); });
  if (is("insert a * * of * before *")) return inserted({}, at[2], at[3]);
  if (is("insert a * * of * at the end")) return inserted({}, at[2], {});
  if (is("insert a * * by * of * before *")) return inserted(parts_of(at[2], ','), at[3], at[4]);
  auto const planned_anew = [&](auto change) {
    auto const& plan = seen.view.at_pointer("/plan");
    auto const text = [&](char const* path) { return std::string(plan.at_pointer(path).get_string()); };
    auto const time = [&](char const* path) { return time_point(duration(plan.at_pointer(path).to_number<std::int64_t>())); };
    session_draft to{text("/title"), text("/subtitle"),
                     text("/venue"), time("/start"),
                     time("/end"),   {text("/moderator/name"), text("/moderator/title"), text("/moderator/affiliation")}};
    change(to);
    return c::edit_session{run, std::move(to)};
  };
  if (is("plan it from * to *")) {
    return planned_anew([&](auto& to) {
      to.start = at_time(at[0]);
      to.end = at_time(at[1]);
    });
  }
  if (is("call the session *")) return planned_anew([&](auto& to) { to.title = at[0]; });
  if (is("let * moderate")) return planned_anew([&](auto& to) { to.moderator = {at[0]}; });
  if (is("move the end to *")) return c::move_end{run, at_time(at[0])};
  if (is("add the panellist *")) return c::add_panellist{run, at[0]};
  if (is("add the panellist * of *")) return c::add_panellist{run, at[0], "", at[1]};
  if (is("name the panellist * *")) {
    auto const& one = seen.view.at_pointer("/plan/panellists/" + at[0]);
    return c::edit_panellist{run, at[0], at[1], std::string(one.at("title").get_string()), std::string(one.at("affiliation").get_string())};
  }
  if (is("* did not come")) return c::note_presence{run, at[0], false};
  if (is("* has come")) return c::note_presence{run, at[0], true};
  if (is("hand over to the co-moderator")) return c::hand_moderation{true};
  if (is("take the moderator's role back")) return c::hand_moderation{false};

  if (is("begin round *")) return c::begin_round{static_cast<std::uint32_t>(std::stoul(at[0]))};
  if (is("need one more minute")) return c::raise_signal{signal_kind::more_time};
  if (is("am ready")) return c::raise_signal{signal_kind::ready};
  if (is("cannot hear")) return c::raise_signal{signal_kind::cannot_hear};
  if (is("must leave at *")) return c::raise_signal{signal_kind::must_leave, at_time(at[0])};
  if (is("take back *")) return c::lower_signal{signal_called(at[0])};
  if (is("see * of *")) return c::see_signal{at[1], signal_called(at[0]), signal_revision(seen, at[1], signal_called(at[0]))};
  if (is("deal with * of *")) return c::handle_signal{at[1], signal_called(at[0]), signal_revision(seen, at[1], signal_called(at[0]))};
  if (is("grant * *")) return c::grant_time{at[0], signal_revision(seen, at[0], signal_kind::more_time), duration_in(at[1])};
  if (is("tell * *")) return c::send_message{recipients_in(at[0], seen.view), at[1]};
  if (is("tell * * for *")) return c::send_message{recipients_in(at[0], seen.view), at[1], "", duration_in(at[2])};
  if (is("take down *")) return c::take_down_message{at[0], revision_of(seen, "messages", at[0])};
  if (is("show that * arrived")) return c::note_delivery{at[0]};
  if (is("acknowledge *")) return c::acknowledge{at[0]};
  if (auto const* picture = seen.view.find_pointer("/stage", none)) {
    auto const from =
        called<stage_picture>(picture->get_string().c_str(),
                              {{"session", stage_picture::session}, {"blackout", stage_picture::blackout}, {"test", stage_picture::test}});
    if (is("black out the stage")) return c::set_stage{stage_picture::blackout, from};
    if (is("put the test pattern on the stage")) return c::set_stage{stage_picture::test, from};
    if (is("put the session on the stage")) return c::set_stage{stage_picture::session, from};
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
  if (is("lock the session")) return c::lock{true};
  if (is("unlock the session")) return c::lock{false};
  if (is("require personal links")) return c::require_personal_links{true};
  if (is("let people join by the code")) return c::require_personal_links{false};
  if (is("make the first * personal links")) return c::make_personal_links{0, static_cast<std::uint32_t>(std::stoul(at[0]))};
  if (is("replace the personal link *")) return c::renew_personal_link{static_cast<std::uint32_t>(std::stoul(at[0])), 0};
  if (is("remove participant *")) return c::remove_participants{{static_cast<std::uint32_t>(std::stoul(at[0]))}};
  if (is("erase what participant * wrote")) return c::erase_participants{{static_cast<std::uint32_t>(std::stoul(at[0]))}};
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
    if (is("give each intervention *")) return rules->allotment = duration_in(at[0]), *rules;
  }
  if (is("announce that the list closes in *")) return c::announce_closing{floor, duration_in(at[0])};
  if (is("take back the closing")) return c::announce_closing{floor, {}};
  if (is("close the list")) return c::close_list{floor};
  if (is("draw lots")) return c::draw_lots{floor};
  if (auto const first = beginning(words, "put on the list")) return speaker_in<c::enter_request>(words, *first, request_kind::speech);
  if (auto const first = beginning(words, "note a point of order of"))
    return speaker_in<c::enter_request>(words, *first, request_kind::point_of_order);
  if (is("set * aside as absent")) return c::set_absent{at[0], request(at[0])};
  if (is("call * back")) return c::recall_request{at[0], request(at[0])};
  if (is("remove * from the list")) return c::remove_request{at[0], request(at[0])};
  if (is("pass what is left to * to *")) return c::yield_floor{at[0], request(at[0]), at[1]};
  if (is("let nobody speak")) return c::give_word{{}, speaking(seen)};
  if (is("let * speak")) return c::give_word{at[0], speaking(seen)};
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
  if (auto const first = beginning(words, "request the floor as")) return speaker_in<c::request_floor>(words, *first, request_kind::speech);
  if (auto const first = beginning(words, "raise a point of order as"))
    return speaker_in<c::request_floor>(words, *first, request_kind::point_of_order);
  if (is("come back to the list with *")) return c::return_request{at[0]};
  if (is("give back the floor of *")) return c::give_back_floor{at[0]};
  if (is("withdraw *")) {
    if (is_request(at[0])) return c::withdraw_request{at[0]};
    return c::withdraw_question{at[0]};
  }
  return std::nullopt;
}

}  // namespace dais::scenarios
