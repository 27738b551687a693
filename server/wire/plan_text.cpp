#include "wire/plan_text.hpp"

#include "wire/describe.hpp"
#include "wire/local_time.hpp"
#include "wire/reflect.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <initializer_list>
#include <string_view>
#include <utility>

namespace dais {

namespace {

namespace json = boost::json;
using namespace std::chrono_literals;

// As people write it: whole where it is.
json::value amount(duration what, duration unit) {
  if (what % unit == duration{}) return what / unit;
  return static_cast<double>(what.count()) / static_cast<double>(unit.count());
}
json::value minutes(duration what) { return amount(what, 1min); }
json::value seconds(duration what) { return amount(what, 1s); }

template <typename Enum>
json::value name_of(Enum value) {
  return json::string(reflect::enumerator_name(value));
}

std::string local(time_point at, std::string const& zone) { return clock_date(at, zone) + "T" + clock_minutes(at, zone); }

void put_text(json::object& to, std::string_view name, std::string const& text) {
  if (!text.empty()) to[name] = text;
}
void put_flag(json::object& to, std::string_view name, bool flag) {
  if (flag) to[name] = true;
}

json::object file_of_person(panellist_plan const& p) {
  json::object o;
  put_text(o, "id", p.id);
  o["name"] = p.name;
  put_text(o, "title", p.title);
  put_text(o, "affiliation", p.affiliation);
  return o;
}

json::object file_of_segment(segment_plan const& g) {
  json::object o{{"id", g.id}, {"kind", name_of(g.kind)}, {"title", g.title}};
  if (!g.speakers.empty()) o["speakers"] = json::array(g.speakers.begin(), g.speakers.end());
  o["minutes"] = minutes(g.allotment);
  o["wrap_up_minutes"] = minutes(g.wrap_up);
  if (g.minimum) o["minimum_minutes"] = minutes(*g.minimum);
  if (g.grace) o["hand_over_seconds"] = seconds(*g.grace);
  if (g.turn) o["round_minutes"] = minutes(*g.turn);
  if (g.later_turn) o["later_round_minutes"] = minutes(*g.later_turn);
  put_text(o, "notes", g.notes);
  return o;
}

json::object file_of_group(floor_group const& g) {
  json::object o{{"name", g.name}};
  if (g.limit) o["limit"] = *g.limit;
  if (g.allotment) o["minutes"] = minutes(*g.allotment);
  if (g.budget) o["minutes_in_all"] = minutes(*g.budget);
  return o;
}

json::object file_of_replies(reply_rules const& rules) { return {{"minutes", minutes(rules.allotment)}, {"place", name_of(rules.place)}}; }

json::object file_of_speaker(speaker_plan const& one) {
  json::object o{{"name", one.name}};
  put_text(o, "affiliation", one.affiliation);
  if (one.group) o["group"] = *one.group;
  put_flag(o, "online", one.online);
  return o;
}

json::object file_of_seat(seat_plan const& one) {
  json::object o{{"unit", one.unit}};
  if (one.person) {
    o["person"] = *one.person;
    return o;
  }
  o["name"] = one.name;
  put_text(o, "affiliation", one.affiliation);
  if (one.group) o["group"] = *one.group;
  return o;
}

json::object file_of_message(announcement const& one) {
  return {{"minutes_left", minutes(one.left)}, {"to", name_of(one.to)}, {"text", one.text}};
}

template <typename List, typename Make>
json::array all(List const& from, Make make) {
  json::array list;
  for (auto const& one : from) list.push_back(make(one));
  return list;
}

// A member a line; of a list of objects, an object a line.
void write(std::string& out, json::object const& o, std::string const& indent) {
  out += "{";
  char const* separator = "\n";
  for (auto const& [name, value] : o) {
    out += std::exchange(separator, ",\n") + indent + "  " + json::serialize(json::value(name)) + ": ";
    if (value.is_object() && indent.empty()) {
      write(out, value.get_object(), indent + "  ");
    } else if (value.is_array() && !value.get_array().empty() && value.get_array().front().is_object()) {
      out += "[";
      char const* between = "\n";
      for (auto const& one : value.get_array()) out += std::exchange(between, ",\n") + indent + "    " + json::serialize(one);
      out += "\n" + indent + "  ]";
    } else {
      out += json::serialize(value);
    }
  }
  out += "\n" + indent + "}";
}

}  // namespace

std::string plan_text(session_plan const& plan, std::string const& id) {
  json::object o;
  put_text(o, "id", id);
  o["title"] = plan.title;
  put_text(o, "subtitle", plan.subtitle);
  put_text(o, "venue", plan.venue);
  o["language"] = plan.language;
  o["time_zone"] = plan.time_zone;
  o["start"] = local(plan.start, plan.time_zone);
  o["end"] = local(plan.end, plan.time_zone);
  put_flag(o, "hard_stop", plan.hard_stop);
  put_flag(o, "personal_links_only", plan.personal_links_only);
  put_flag(o, "keep_captions", plan.keep_captions);
  auto moderator = file_of_person(plan.moderator);
  moderator.erase("id");
  o["moderator"] = std::move(moderator);
  o["panellists"] = all(plan.panellists, file_of_person);
  o["segments"] = all(plan.segments, file_of_segment);
  if (!plan.announcements.empty()) o["messages"] = all(plan.announcements, file_of_message);
  if (!plan.quick_messages.empty()) o["quick_messages"] = json::array(plan.quick_messages.begin(), plan.quick_messages.end());
  o["limits"] = {{"question_length", plan.question_length},
                 {"floor_minutes", minutes(plan.floor.allotment)},
                 {"floor_wrap_up_seconds", seconds(plan.floor.wrap_up)}};
  json::object questions{
      {"approval", plan.questions.approval}, {"anonymous", plan.questions.anonymous}, {"taking", name_of(plan.questions.taking)}};
  if (!plan.questions.words.empty()) questions["words"] = json::array(plan.questions.words.begin(), plan.questions.words.end());
  o["questions"] = std::move(questions);
  json::object floor{{"taking", name_of(plan.floor.taking)}, {"order", name_of(plan.floor.order)}};
  if (!plan.floor.groups.empty()) floor["groups"] = all(plan.floor.groups, file_of_group);
  if (plan.floor.responses) floor["responses"] = file_of_replies(*plan.floor.responses);
  if (plan.floor.rights_of_reply) floor["rights_of_reply"] = file_of_replies(*plan.floor.rights_of_reply);
  if (!plan.speakers.empty()) floor["speakers"] = all(plan.speakers, file_of_speaker);
  o["floor"] = std::move(floor);
  if (!plan.seats.empty()) o["seats"] = all(plan.seats, file_of_seat);
  std::string out;
  write(out, o, "");
  return out + "\n";
}

}  // namespace dais
