#include "wire/codec.hpp"

#include "wire/describe.hpp"
#include "wire/json_read.hpp"
#include "wire/json_text.hpp"
#include "wire/json_write.hpp"
#include "wire/old_payloads.hpp"

namespace dais {

namespace {

// A payload as it is written.
struct kept {
  actor by;
  std::optional<command::any> command;
  std::optional<event::any> event;
  std::optional<time_point> until;
  std::optional<std::uint32_t> rules;
  std::optional<std::uint32_t> generation;
  std::optional<bool> erased;
};
BOOST_DESCRIBE_STRUCT(kept, (), (by, command, event, until, rules, generation, erased))

}  // namespace

template <>
inline constexpr bool omits_absent<kept> = true;

namespace {

// The id of a command that could not be read, so that the answer finds who waits for it.
std::optional<std::string> id_in(boost::json::value const& frame) {
  if (!frame.is_object()) return std::nullopt;
  auto const* id = frame.get_object().if_contains("id");
  if (!id || !id->is_string()) return std::nullopt;
  return std::string(id->get_string());
}

rejection refuse(reason why, std::string detail) {
  auto refused = dais::refuse(why);
  refused.detail = std::move(detail);
  return refused;
}

std::string place(std::string const& path) { return path.empty() ? "The message" : "The member " + path; }

}  // namespace

std::variant<wire::from_page, frame_fault> read_frame(std::string_view text) {
  auto read = read_json(text, line_numbers::omitted);
  if (auto const* fault = std::get_if<json_fault>(&read)) {
    return frame_fault{refuse(reason::not_json, fault->message), {}};
  }
  wire::from_page frame;
  auto const& value = std::get<json_document>(read).value;
  if (auto const fault = read_value(value, frame)) {
    auto const why = fault->path == "/command/type" ? reason::unknown_command : reason::not_a_message;
    return frame_fault{refuse(why, place(fault->path) + " " + fault->message), id_in(value)};
  }
  return frame;
}

std::string write_frame(wire::to_page const& frame) { return to_json(frame, nulls::left_out); }

std::string write_clock_preload(wire::clock_preload const& seen) { return to_json(seen, nulls::left_out); }
std::string write_privacy_preload(wire::privacy_preload const& of) { return to_json(of, nulls::left_out); }

std::string write_payload(payload const& p) {
  kept k{p.by, {}, {}, p.until, {}, p.generation ? std::optional(p.generation) : std::nullopt, {}};
  if (auto const* asked = std::get_if<command::any>(&p.what)) {
    k.command = *asked;
  } else {
    k.event = std::get<event::any>(p.what);
  }
  if (p.erased) k.erased = true;
  if (k.command || p.erased) k.rules = p.rules;
  return to_json(k, k.command ? nulls::left_out : nulls::written);
}

std::variant<payload, std::string> read_payload(std::string_view text) {
  auto read = read_json(text, line_numbers::omitted);
  if (auto const* fault = std::get_if<json_fault>(&read)) return fault->message;
  kept k;
  auto& value = std::get<json_document>(read).value;
  bring_up_to_date(value);
  if (auto const fault = read_value(value, k)) return place(fault->path) + " " + fault->message;
  if (k.command.has_value() == k.event.has_value()) return std::string("A payload has either a command or an event.");
  bool const erased = k.erased.value_or(false);
  if (k.rules.has_value() != (k.command || erased)) return std::string("A payload names its rules where it has a command or was erased.");
  auto const rules = k.rules.value_or(1);
  if (rules < (k.command ? 2u : 1u) || rules > rules_version) return "The rules " + std::to_string(rules) + " are not known here.";
  payload p{std::move(k.by), {}, k.until, rules, k.generation.value_or(0), erased};
  if (k.command)
    p.what = std::move(*k.command);
  else
    p.what = std::move(*k.event);
  return p;
}

record record_of(std::uint64_t seq, time_point at, payload p) {
  return {seq, at, std::move(p.by), std::move(p.what), p.until, p.rules, p.generation, p.erased};
}

payload payload_of(record r) { return {std::move(r.by), std::move(r.what), r.until, r.rules, r.generation, r.erased}; }

std::string canonical(session const& s) { return to_json(s); }

}  // namespace dais
