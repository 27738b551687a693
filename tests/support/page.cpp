#include "page.hpp"

#include "wire/describe.hpp"
#include "wire/english.hpp"
#include "wire/json_read.hpp"
#include "wire/json_write.hpp"

#include <stdexcept>

namespace dais::room {

namespace {

void says_what_is_new(json::value const& view, json::value const& patch) {
  auto const again = repeats(&view, patch);
  if (!again.empty()) throw std::runtime_error("a patch repeats what the page has, at " + again + ": " + json::serialize(patch));
}

void fill(page::answer& one, json::value const& error) {
  rejection refused{};
  if (auto const fault = read_value(error, refused)) throw std::runtime_error(fault->path + " " + fault->message);
  one.code = static_cast<int>(refused.code);
  one.message = english::of(refused);
}

}  // namespace

std::string deed_in_words(json::value const& did) {
  deed::undoable what;
  if (auto const fault = read_value(did, what)) throw std::runtime_error(fault->path + " " + fault->message);
  return english::of(what);
}

void merge(json::value& target, json::value const& patch) {
  if (!patch.is_object()) {
    target = patch;
    return;
  }
  if (!target.is_object()) target.emplace_object();
  auto& members = target.get_object();
  for (auto const& [name, value] : patch.get_object()) {
    if (value.is_null()) {
      members.erase(name);
    } else {
      merge(members[name], value);
    }
  }
}

std::string repeats(json::value const* target, json::value const& patch) {
  if (!target) return patch.is_null() ? "/" : "";
  if (!patch.is_object() || !target->is_object()) return *target == patch ? "/" : "";
  if (patch.get_object().empty()) return "/";
  for (auto const& [name, value] : patch.get_object()) {
    auto const inside = repeats(target->get_object().if_contains(name), value);
    if (!inside.empty()) return "/" + std::string(name) + inside;
  }
  return {};
}

json::value comparable(json::value const& view) {
  json::value stripped;
  merge(stripped, view);
  json::value result = json::object{};
  for (auto const& [name, value] : stripped.get_object()) {
    if (!value.is_object() || !value.get_object().empty()) result.get_object().emplace(name, value);
  }
  return result;
}

json::value comparable(session_view const& view) { return comparable(json::parse(to_json(view, nulls::left_out))); }
json::value comparable(private_view const& view) { return comparable(json::parse(to_json(view, nulls::left_out))); }

std::string text_of(deed::undoable const& did) { return to_json(did); }
std::string text_of(wire::from_page const& message) { return to_json(message); }
std::string text_of(std::string id, command::any what) { return text_of(wire::command{std::move(id), std::move(what), {}, {}}); }

json::value const& frame_reader::read(frame const& one) {
  auto const known = read_.find(one);
  if (known != read_.end()) return known->second;
  if (read_.size() >= kept) read_.clear();
  return read_.emplace(one, json::parse(*one)).first->second;
}

void page::connected() {
  frames.clear();
  types.clear();
  welcome.clear();
  answers.clear();
  offers.clear();
  removal.clear();
  closed.reset();
}

void page::send(frame const& one) {
  if (closed) return;
  auto const& message = reader_.read(one).get_object();
  frames.push_back(one);
  types.emplace_back(std::string_view(message.at("type").get_string()));
  take(types.back(), message);
  if (on_frame) on_frame(types.back());
}

page::answer const* page::answer_to(std::string const& id) const {
  for (auto one = answers.rbegin(); one != answers.rend(); ++one) {
    if (one->id == id) return &*one;
  }
  return nullptr;
}

std::size_t page::count(std::string const& type) const {
  std::size_t n = 0;
  for (auto const& one : types) n += one == type;
  return n;
}

std::uint32_t page::revision() const { return number(view.at_pointer("/run/revision")); }

std::uint32_t page::revision_of(std::string const& kind, std::string const& id) const {
  return number(view.at_pointer("/" + kind + "/" + id + "/revision"));
}

std::uint32_t page::number(json::value const& value) { return json::value_to<std::uint32_t>(value); }

void page::take(std::string const& type, json::object const& message) {
  if (type == "welcome") {
    welcome = message;
    epoch = message.at("epoch").get_string().c_str();
    own = json::object{};
    merge(own, message.at("own"));
    if (!message.at("resumed").get_bool()) seq.reset();
  } else if (type == "snapshot") {
    seq = json::value_to<std::uint64_t>(message.at("seq"));
    view = json::object{};
    merge(view, message.at("view"));
  } else if (type == "patch") {
    auto const next = json::value_to<std::uint64_t>(message.at("seq"));
    if (!seq || next != *seq + 1) throw std::runtime_error("patch " + std::to_string(next) + " does not follow what the page has");
    seq = next;
    says_what_is_new(view, message.at("view"));
    merge(view, message.at("view"));
  } else if (type == "own") {
    auto without_votes = message.at("view");
    if (without_votes.get_object().erase("votes") == 0 || !without_votes.get_object().empty()) says_what_is_new(own, without_votes);
    merge(own, message.at("view"));
  } else if (type == "reply") {
    answer one{message.at("id").get_string().c_str(), {}, 0, {}};
    if (auto const* record = message.if_contains("record")) one.record = json::value_to<std::uint64_t>(*record);
    if (auto const* error = message.if_contains("error")) fill(one, *error);
    answers.push_back(std::move(one));
  } else if (type == "offers") {
    offers = message;
  } else if (type == "removal") {
    removal = message;
  } else if (type == "error") {
    answer one;
    fill(one, message.at("error"));
    answers.push_back(std::move(one));
  }
}

}  // namespace dais::room
