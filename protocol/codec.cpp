#include "protocol/codec.hpp"

#include "protocol/describe.hpp"
#include "protocol/json_read.hpp"
#include "protocol/json_text.hpp"
#include "protocol/json_write.hpp"
#include "protocol/old_payloads.hpp"

namespace dais {

template <>
inline constexpr bool omits_absent<wire::reply> = true;
template <>
inline constexpr bool omits_absent<payload> = true;

BOOST_DESCRIBE_STRUCT(payload, (), (by, event, until))

namespace {

// The id of a command that could not be read, so that the answer finds who waits for it.
std::optional<std::string> id_in(boost::json::value const& frame) {
  if (!frame.is_object()) return std::nullopt;
  auto const* id = frame.get_object().if_contains("id");
  if (!id || !id->is_string()) return std::nullopt;
  return std::string(id->get_string());
}

std::string place(std::string const& path) { return path.empty() ? "The message" : "The member " + path; }

}  // namespace

std::variant<wire::from_page, frame_fault> read_frame(std::string_view text) {
  auto read = read_json(text, line_numbers::omitted);
  if (auto const* fault = std::get_if<json_fault>(&read)) {
    return frame_fault{{rejection_code::not_json, "The message is not read: " + fault->message + "."}, {}};
  }
  wire::from_page frame;
  auto const& value = std::get<json_document>(read).value;
  if (auto const fault = read_value(value, frame)) {
    auto const code = fault->path == "/command/type" ? rejection_code::unknown_command : rejection_code::not_a_message;
    return frame_fault{{code, place(fault->path) + " " + fault->message + "."}, id_in(value)};
  }
  return frame;
}

// What is whole has nothing to take away.
std::string write_frame(wire::to_page const& frame) {
  bool const is_whole = std::holds_alternative<wire::snapshot>(frame) || std::holds_alternative<wire::welcome>(frame);
  return to_json(frame, is_whole ? nulls::left_out : nulls::written);
}

std::string write_glance(wire::glance const& seen) { return to_json(seen, nulls::left_out); }

std::string write_payload(payload const& p) { return to_json(p); }

std::variant<payload, std::string> read_payload(std::string_view text) {
  auto read = read_json(text, line_numbers::omitted);
  if (auto const* fault = std::get_if<json_fault>(&read)) return fault->message;
  payload p;
  auto& value = std::get<json_document>(read).value;
  bring_up_to_date(value);
  if (auto const fault = read_value(value, p)) return place(fault->path) + " " + fault->message;
  return p;
}

std::string canonical(session const& s) { return to_json(s); }

}  // namespace dais
