#include "wire/openapi.hpp"

#include "wire/schema_writer.hpp"
#include "wire/tool_command.hpp"

#include <algorithm>
#include <set>

namespace dais {

namespace {

using naming::schema_writer, reflect::is;

std::string described(std::string_view text, std::string const& schema) {
  return R"({"description":")" + std::string(text) + R"(","content":{"application/json":{"schema":)" + schema + "}}}";
}

// What a client may leave out is required of nobody: the server puts in what follows from how the session stands.
template <typename C>
std::string body_of(schema_writer& all, std::set<std::string> const& filled) {
  std::string members =
      R"("expect":{"type":"string","description":"what stands where the command acts; where it is another, nothing is done"},)"
      R"("pressed":{"type":"integer","description":"when it was pressed, by the server's clock; 5 s later it is not done"})";
  std::string required;
  reflect::for_each_member<C>([&](auto d) {
    using member = std::decay_t<decltype(std::declval<C>().*d.pointer)>;
    members += ",\"" + std::string(d.name) + "\":" + all.schema_of<member>();
    bool const may_lack = is<member, std::optional> || filled.contains(d.name);
    if (!may_lack) required += (required.empty() ? "\"" : ",\"") + std::string(d.name) + "\"";
  });
  return R"({"type":"object","properties":{)" + members + R"(},"required":[)" + required + R"(],"additionalProperties":false})";
}

std::string operation(std::string_view id, std::string_view summary, std::string const& rest) {
  return R"({"operationId":")" + std::string(id) + R"(","summary":")" + std::string(summary) + "\"," + rest + "}";
}

constexpr auto session_parameter =
    R"({"name":"session","in":"path","required":true,"description":"the session's id","schema":{"type":"string"}})";

std::string made() {
  schema_writer all("#/components/schemas/");
  auto const refused = described("Not done, and why", all.schema_of<wire::command_refused>());
  auto const state = all.schema_of<wire::tool_state>();
  auto const failures =
      R"("401":)" + refused + R"(,"429":)" + described("Too often: Retry-After says when again", all.schema_of<wire::http_failure>());
  std::string paths =
      R"("/api/v1/sessions/{session}/state":{"parameters":[)" + std::string(session_parameter) + R"(],"get":)" +
      operation("state", "How the session stands",
                R"("parameters":[{"name":"If-None-Match","in":"header","schema":{"type":"string"}},)"
                R"({"name":"Prefer","in":"header","description":"wait=N: up to N seconds, 25 at most, for a change from )"
                R"(what If-None-Match names",)"
                R"("schema":{"type":"string"}}],"responses":{"200":)" +
                    described("The state", state) + R"(,"304":{"description":"It is what If-None-Match names"},)" + failures + "}") +
      "},\n"
      R"("/api/v1/sessions/{session}/events":{"parameters":[)" +
      session_parameter + R"(],"get":)" +
      operation("events", "The state, now and whenever it is another, as server-sent events of the type state",
                R"("responses":{"200":{"description":"The stream","content":{"text/event-stream":{"schema":{"type":"string"}}}},)" +
                    failures + "}") +
      "}";
  paths +=
      ",\n"
      R"("/api/v1/sessions/{session}/captions":{"parameters":[)" +
      std::string(session_parameter) + R"(],"post":)" +
      operation("captions", "Shows what is being said, in place of the caption before",
                R"("requestBody":{"content":{"application/json":{"schema":)" + all.schema_of<wire::caption>() +
                    R"(}}},"responses":{"200":{"description":"Shown"},"403":)" + refused + R"(,"422":)" + refused + "," + failures + "}") +
      "}";
  auto const answers = R"("responses":{"200":)" + described("Done: what it became in the record", all.schema_of<wire::command_done>()) +
                       R"(,"400":)" + described("Not understood", all.schema_of<wire::http_failure>()) + R"(,"403":)" + refused +
                       R"(,"409":)" + refused + R"(,"422":)" + refused + R"(,"503":)" + refused + "," + failures + "}";
  reflect::for_each_alternative<command::any>([&]<typename C>() {
    auto const name = reflect::name_of<C>();
    auto const& names = tool_commands();
    if (std::find(names.begin(), names.end(), name) == names.end()) return;
    auto const body = body_of<C>(all, members_filled(name));
    paths += ",\n\"/api/v1/sessions/{session}/commands/" + std::string(name) + R"(":{"parameters":[)" + session_parameter + R"(],"post":)" +
             operation(name, name,
                       R"("parameters":[{"name":"Idempotency-Key","in":"header","schema":{"type":"string","maxLength":64}}],)"
                       R"("requestBody":{"content":{"application/json":{"schema":)" +
                           body + "}}}," + answers) +
             "}";
  });
  return R"({"openapi":"3.1.0","info":{"title":"Dais","version":"1","description":"What other programs ask of a session. Time points and )"
         R"(durations are milliseconds."},"security":[{"token":[]}],)"
         "\n\"paths\":{" +
         paths +
         "},\n"
         R"("components":{"securitySchemes":{"token":{"type":"http","scheme":"bearer"}},"schemas":{)" +
         all.definitions + "\n}}}\n";
}

}  // namespace

std::string const& openapi() {
  static auto const document = made();
  return document;
}

}  // namespace dais
