#include "wire/old_payloads.hpp"

#include <boost/json/object.hpp>

#include <initializer_list>
#include <string_view>
#include <utility>

namespace dais {

namespace {

namespace json = boost::json;

void add(json::object& to, std::initializer_list<std::pair<std::string_view, json::value>> members) {
  for (auto const& [name, value] : members) to.emplace(name, value);  // nothing where it is there
}

json::object* object_in(json::object& in, std::string_view name) {
  auto* found = in.if_contains(name);
  return found && found->is_object() ? &found->get_object() : nullptr;
}

// Questions were taken or not; the floor had no rules but its times.
void question_rules_of_yes_and_no(json::object* rules) {
  if (!rules) return;
  auto const* accepting = rules->if_contains("accepting");
  if (!accepting || !accepting->is_bool()) return;
  auto const* taking = accepting->get_bool() ? "open" : "closed";
  rules->erase("accepting");
  add(*rules, {{"taking", taking}, {"words", json::array{}}});
}

void plan_without_rules_of_the_floor(json::object& plan) {
  add(plan, {{"language", ""}, {"announcements", json::array{}}, {"quick_messages", json::array{}}, {"seats", json::array{}}});
  add(plan, {{"personal_links_only", false}, {"keep_captions", false}});
  question_rules_of_yes_and_no(object_in(plan, "questions"));
  auto const* allotment = plan.if_contains("floor_allotment");
  auto const* wrap_up = plan.if_contains("floor_wrap_up");
  if (!allotment || !wrap_up) return;
  json::object floor;
  add(floor, {{"taking", "automatic"}, {"order", "first_come"}, {"groups", json::array{}}});
  add(floor, {{"allotment", *allotment}, {"wrap_up", *wrap_up}});
  plan.erase("floor_allotment");
  plan.erase("floor_wrap_up");
  add(plan, {{"floor", floor}, {"speakers", json::array{}}});
}

// A request was a point of order or not.
void kind_of_yes_and_no(json::object& request) {
  auto const* is_point = request.if_contains("point_of_order");
  if (!is_point || !is_point->is_bool()) return;
  auto const* kind = is_point->get_bool() ? "point_of_order" : "speech";
  request.erase("point_of_order");
  add(request, {{"kind", kind}});
}

}  // namespace

void bring_up_to_date(json::value& payload) {
  if (!payload.is_object()) return;
  if (auto* command = object_in(payload.get_object(), "command")) return kind_of_yes_and_no(*command);
  auto* event = object_in(payload.get_object(), "event");
  auto const* type = event ? event->if_contains("type") : nullptr;
  if (!type || !type->is_string()) return;
  std::string_view const name = type->get_string();
  if (name == "session_created") {
    if (auto* plan = object_in(*event, "plan")) plan_without_rules_of_the_floor(*plan);
  } else if (name == "question_rules_set") {
    question_rules_of_yes_and_no(object_in(*event, "rules"));
  } else if (name == "question_submitted") {
    add(*event, {{"held", false}});
  } else if (name == "question_answered") {
    add(*event, {{"how", "live"}, {"text", ""}});
  } else if (name == "floor_requested") {
    add(*event, {{"online", false}, {"point_of_order", false}});
    kind_of_yes_and_no(*event);
  } else if (name == "request_entered") {
    kind_of_yes_and_no(*event);
  }
}

}  // namespace dais
