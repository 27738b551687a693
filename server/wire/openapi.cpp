#include "wire/openapi.hpp"

#include "session/permission.hpp"
#include "wire/describe_report.hpp"
#include "wire/describe_webhooks.hpp"
#include "wire/schema_writer.hpp"
#include "wire/tool_command.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>
#include <type_traits>
#include <utility>

namespace dais {

namespace {

using naming::schema_writer, reflect::is;

// What each command does, for whoever reads the document.
constexpr auto summaries = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"open_session", "Open the session: the audience comes in"},
    {"end_session", "End the session"},
    {"close_session", "Close the session: nothing more is done in it"},
    {"start", "Start a segment: the next one, where none is named"},
    {"next", "End the current segment and begin the next"},
    {"back", "Go back to a segment that has ended"},
    {"pause", "Stop all clocks of the session"},
    {"resume", "Let them run on"},
    {"add_time", "Give a segment more time, or less"},
    {"skip", "Pass over a segment that has not begun"},
    {"restore", "Have a skipped segment again"},
    {"move", "Move a segment that has not begun to another place"},
    {"end_segment", "End the current segment, without beginning another"},
    {"backdate_beginning", "Say that the current segment began earlier than was pressed"},
    {"backdate_ending", "Say that the segment before ended earlier than was pressed"},
    {"catch_up", "Take what the session is behind from what is to come"},
    {"grant_time", "Give a panellist the time that they asked for"},
    {"edit_session", "Change the title, the date or the people, until the first segment begins"},
    {"edit_segment", "Change a segment of the plan"},
    {"insert_segment", "Put another segment into the plan"},
    {"move_end", "Agree on another end of the session"},
    {"add_panellist", "Add a panellist"},
    {"edit_panellist", "Change a panellist's name, title or affiliation"},
    {"note_presence", "Say that a panellist is here, or is not"},
    {"set_question_rules", "Change how questions are taken"},
    {"edit_question", "Correct the text of a question"},
    {"translate_question", "Write what a question asks in another language"},
    {"enter_question", "Enter a question for somebody: a card from the hall, say"},
    {"review_questions", "Approve, decline, label or group several questions at once"},
    {"approve", "Approve a question"},
    {"decline", "Decline a question"},
    {"queue", "Put a question into the queue"},
    {"unqueue", "Take a question out of the queue"},
    {"move_question", "Move a question within the queue"},
    {"put_on_stage", "Put a question on stage: the head of the queue, where none is named"},
    {"take_off_stage", "Take the question off the stage, back into the queue"},
    {"mark_answered", "Mark a question as answered: the one on stage, where none is named"},
    {"restore_question", "Take back what was last decided about a question"},
    {"group_question", "Group a question with another that asks the same"},
    {"ungroup_question", "Take a question out of its group"},
    {"label_question", "Give a question labels"},
    {"address_question", "Say which panellist a question is for"},
    {"publish_report", "Make the report public, and say until when panellists may answer in writing"},
    {"withdraw_report", "Make the report private again"},
    {"set_floor_rules", "Change how the floor is given"},
    {"announce_closing", "Announce when the speakers' list closes, or take that back"},
    {"close_list", "Close the speakers' list"},
    {"draw_lots", "Put the speakers' list into an order that is drawn by lot"},
    {"enter_request", "Put somebody on the speakers' list"},
    {"move_request", "Move somebody on the speakers' list"},
    {"correct_request", "Correct a name on the speakers' list"},
    {"set_absent", "Set somebody on the list aside who is not there"},
    {"recall_request", "Put somebody who was set aside on the list again"},
    {"remove_request", "Take somebody off the speakers' list"},
    {"give_floor", "Give the floor: to the head of the list, where nobody is named"},
    {"extend_intervention", "Give who has the floor more time, or less"},
    {"end_intervention", "End the intervention of who has the floor"},
    {"yield_floor", "Pass what is left of an intervention to somebody else on the list"},
    {"set_microphones", "Say whether the floor follows the microphones of the hall, drives them, or leaves them alone"},
    {"give_word", "Say who of the podium speaks, or that nobody does"},
    {"extend_turn", "Give who speaks in a round more time, or less"},
    {"begin_round", "Give everybody in a discussion a turn again"},
    {"see_signal", "Let a panellist know that their signal was seen"},
    {"handle_signal", "Mark a panellist's signal as dealt with"},
    {"send_message", "Send a message to panellists, the moderator or the stage"},
    {"tell_moderators", "Send a message to whoever leads the session"},
    {"keep_quick_message", "Keep a quick message with the session"},
    {"drop_quick_message", "Drop a quick message"},
    {"take_down_message", "Take a message down: the one on stage, where none is named"},
    {"set_stage", "Show the session on stage, nothing, or the test picture"},
    {"hand_moderation", "Let the co-moderator lead, or no more"},
    {"renew_link", "Replace the link of a role, or of one panellist"},
    {"lock", "Let nobody new join, or everybody again"},
    {"remove_participants", "Remove participants, with what they asked and voted"},
    {"remove_origin", "Remove all participants of one address"},
    {"erase_participants", "Erase what participants typed, also from the record"},
    {"admit_tool", "Give a program a token of its own"},
    {"revoke_tool", "Revoke a program's token"},
    {"require_personal_links", "Let nobody new join by the code, but by a personal link; or by the code again"},
    {"make_personal_links", "Make so many more personal links"},
    {"renew_personal_link", "Replace a personal link, or all of them where no number is named"},
    {"mute", "Take no questions or requests from a participant, or take them again"},
    {"undo", "Undo a change: the latest, where none is named"},
    {"redo", "Do again what was undone: the latest, where none is named"},
});

std::string_view summary_of(std::string_view command) {
  auto const found = std::find_if(summaries.begin(), summaries.end(), [&](auto const& one) { return one.first == command; });
  if (found == summaries.end()) throw std::logic_error("the command " + std::string(command) + " has no summary");
  return found->second;
}

// The chapter of the document that a command stands in.
template <typename C>
constexpr std::string_view tag_of() {
  if constexpr (std::is_constructible_v<command::of_run, C>) return "Time";
  if constexpr (std::is_constructible_v<command::of_plan, C>) return "Plan";
  if constexpr (std::is_constructible_v<command::of_questions, C>) return "Questions";
  if constexpr (std::is_constructible_v<command::of_floor, C>) return "Floor";
  if constexpr (std::is_constructible_v<command::of_podium, C>) return "Podium and stage";
  return "Undo and people";
}

constexpr std::string_view rights_of(owner of) {
  if (of == owner::driver) return "Rights: drive or moderate.";
  if (of == owner::moderators) return "Rights: moderate.";
  if (of == owner::moderator) return "With the token of the moderator's link, and no other.";
  if (of == owner::in_person) return "With the token of a moderator's or co-moderator's link, and no other.";
  if (of == owner::hosts) return "With the token of a moderator's or co-moderator's link, or the organiser's.";
  return "With the organiser's token, and no other.";
}

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

std::string operation(std::string_view id, std::string_view tag, std::string_view summary, std::string const& rest) {
  return R"({"operationId":")" + std::string(id) + R"(","tags":[")" + std::string(tag) + R"("],"summary":")" + std::string(summary) +
         "\"," + rest + "}";
}

constexpr auto session_parameter =
    R"({"name":"session","in":"path","required":true,"description":"the session's id","schema":{"type":"string"}})";
constexpr auto idempotency_key = R"("parameters":[{"name":"Idempotency-Key","in":"header","schema":{"type":"string","maxLength":64}}],)";

std::string parameter(std::string_view name, std::string_view what) {
  return R"("parameters":[{"name":")" + std::string(name) + R"(","in":"path","required":true,"description":")" + std::string(what) +
         R"(","schema":{"type":"string"}}],)";
}

// What the audience reads once a report is public.
std::string public_paths(schema_writer& all) {
  auto const failure = all.schema_of<wire::http_failure>();
  auto const missing = R"("404":)" + described("No report is public under this code", failure) + R"(,"429":)" +
                       described("Too many wrong codes came from this address", failure);
  auto const code = parameter("code", "the audience's join code");
  return R"("/api/v1/public/{code}":{)" + code + R"("get":)" +
         operation("public_report", "Report", "The public report of the session",
                   R"("security":[],"responses":{"200":)" + described("As it is now", all.schema_of<wire::public_report>()) + "," +
                       missing + "}") +
         "},\n"
         R"("/api/v1/public/{code}/yours":{)" +
         code + R"("get":)" +
         operation("own_questions", "Report", "What a participant asked, and what became of it",
                   R"("description":"With the secret that the participant has on their device.","responses":{"200":)" +
                       described("None, where nobody has this secret", all.schema_of<wire::own_questions>()) + "," + missing + "}") +
         "}";
}

// The organiser's table of all sessions.
std::string table_paths(schema_writer& all) {
  auto const failures = R"("401":)" + described("It is not the organiser's token", all.schema_of<wire::http_failure>());
  return R"("/api/v1/table":{"get":)" +
         operation(
             "table", "Report", "All sessions, with when they were planned and held and how much was said",
             R"("responses":{"200":)" + described("By their planned start", all.schema_of<wire::session_table>()) + "," + failures + "}") +
         "},\n"
         R"("/api/v1/table/sessions.csv":{"get":)" +
         operation("table_csv", "Report", "The same as sessions.csv",
                   R"("responses":{"200":{"description":"The table","content":{"text/csv":{}}},)" + failures + "}") +
         "}";
}

// What the organiser does with sessions, by the organiser's token, and the links of a console by its own.
std::string session_paths(schema_writer& all) {
  auto const failure = all.schema_of<wire::http_failure>();
  auto const failures = R"("401":)" + described("It is not the organiser's token", failure);
  auto const missing = failures + R"(,"404":)" + described("There is no such session", failure);
  std::string const with_plan = R"("requestBody":{"required":true,"content":{"application/json":{"schema":{"type":"object",)"
                                R"("description":"a plan, as protocol/plan.md has it"}}}},)";
  auto const card = all.schema_of<wire::session_card>();
  auto const of_session = "\"parameters\":[" + std::string(session_parameter) + "],";
  return R"("/api/v1/sessions":{"get":)" +
         operation("sessions", "Sessions", "All sessions, with their links",
                   R"("responses":{"200":)" + described("The sessions", all.schema_of<wire::session_list>()) + "," + failures + "}") +
         R"(,"post":)" +
         operation("create_session", "Sessions", "Make a session of a plan",
                   with_plan + R"("responses":{"201":)" + described("It, with its links", all.schema_of<wire::created_session>()) +
                       R"(,"422":)" + described("What is wrong with the plan", all.schema_of<wire::plan_faults>()) + R"(,"500":)" +
                       described("It could not be kept", failure) + R"(,"413":)" + described("The plan is too large", failure) + "," +
                       failures + "}") +
         "},\n"
         R"("/api/v1/sessions/{session}":{)" +
         of_session + R"("delete":)" +
         operation("delete_session", "Sessions", "Delete a session, with all that was said in it",
                   R"("responses":{"200":{"description":"Deleted","content":{"application/json":{}}},)" + missing + "}") +
         "},\n"
         R"("/api/v1/sessions/{session}/plan":{)" +
         of_session + R"("get":)" +
         operation("plan", "Sessions", "The plan as a file, from which another session can be made",
                   R"("responses":{"200":{"description":"The plan","content":{"application/json":{}}},)" + missing + "}") +
         "},\n"
         R"("/api/v1/sessions/{session}/links":{)" +
         of_session + R"("post":)" +
         operation("renew_organised_link", "Sessions", "Replace a link",
                   R"("requestBody":{"required":true,"content":{"application/json":{"schema":)" + all.schema_of<wire::link_to_renew>() +
                       R"(}}},"responses":{"200":)" + described("The session, with its links", card) + R"(,"400":)" +
                       described("It is not said whose, or there is none", failure) + "," + missing + "}") +
         "},\n"
         R"("/api/v1/check":{"post":)" +
         operation("check_plan", "Sessions", "Say what is wrong with a plan, without making a session of it",
                   with_plan + R"("responses":{"200":)" +
                       described("Its faults, and what is worth a look", all.schema_of<wire::plan_check>()) + "," + failures + "}") +
         "},\n"
         R"("/api/v1/links":{"get":)" +
         operation("links", "Sessions", "What a console may hand out",
                   R"("description":"With the token of a console's link.","responses":{"200":)" +
                       described("The links, and the tokens of tools", all.schema_of<wire::console_links>()) + R"(,"401":)" +
                       described("It is not the latest token of a console", failure) + "}") +
         "}";
}

// What the organiser does with webhooks, by the organiser's token.
std::string webhook_paths(schema_writer& all) {
  auto const failure = all.schema_of<wire::http_failure>();
  auto const failures = R"("401":)" + described("It is not the organiser's token", failure);
  auto const missing = failures + R"(,"404":)" + described("There is none of this id", failure);
  auto const done = R"("responses":{"200":{"description":"Done","content":{"application/json":{}}},)" + missing + "}";
  auto const tried =
      R"("responses":{"200":)" + described("It was delivered, or why not", all.schema_of<wire::webhook_tried>()) + "," + missing + "}";
  auto const hook = parameter("webhook", "the webhook's id");
  auto const letter = parameter("letter", "the dead letter's id");
  return R"("/api/v1/webhooks":{"get":)" +
         operation("webhooks", "Webhooks", "All webhooks, with their dead letters",
                   R"("responses":{"200":)" + described("The webhooks", all.schema_of<wire::webhook_list>()) + "," + failures + "}") +
         R"(,"post":)" +
         operation("add_webhook", "Webhooks", "Post what happens from now on to this address",
                   R"("requestBody":{"content":{"application/json":{"schema":)" + all.schema_of<wire::new_webhook>() +
                       R"(}}},"responses":{"201":)" + described("The webhook, with its secret", all.schema_of<wire::webhook_card>()) +
                       R"(,"400":)" + described("Nothing can be posted there", failure) + R"(,"409":)" +
                       described("There are too many", failure) + "," + failures + "}") +
         "},\n"
         R"("/api/v1/webhooks/{webhook}":{)" +
         hook + R"("delete":)" + operation("remove_webhook", "Webhooks", "Remove it, with its dead letters", done) +
         "},\n"
         R"("/api/v1/webhooks/{webhook}/test":{)" +
         hook + R"("post":)" + operation("test_webhook", "Webhooks", "Post an event of the type test, once", tried) +
         "},\n"
         R"("/api/v1/webhooks/{webhook}/resume":{)" +
         hook + R"("post":)" + operation("resume_webhook", "Webhooks", "Go on from where it was stopped", done) +
         "},\n"
         R"("/api/v1/dead-letters/{letter}":{)" +
         letter + R"("delete":)" + operation("remove_dead_letter", "Webhooks", "Remove it", done) +
         "},\n"
         R"("/api/v1/dead-letters/{letter}/send":{)" +
         letter + R"("post":)" + operation("send_dead_letter", "Webhooks", "Post it again, once", tried) + "}";
}

}  // namespace

std::string openapi(std::span<offered_file const> of_report) {
  schema_writer all("#/components/schemas/");
  auto const refused = described("Not done, and why", all.schema_of<wire::command_refused>());
  auto const failure = all.schema_of<wire::http_failure>();
  auto const either = R"({"oneOf":[)" + all.schema_of<wire::command_refused>() + "," + failure + "]}";
  auto const state = all.schema_of<wire::tool_state>();
  auto const failures = R"("401":)" + refused + R"(,"429":)" + described("Too often: Retry-After says when again", failure);
  auto const missing = R"("404":)" + refused + ",";
  auto const listing = [&](std::string_view id, std::string_view summary, std::string_view order, std::string const& schema) {
    return R"("/api/v1/sessions/{session}/)" + std::string(id) + R"(":{"parameters":[)" + session_parameter + R"(],"get":)" +
           operation(id, "State", summary, R"("responses":{"200":)" + described(order, schema) + "," + missing + failures + "}") + "},\n";
  };
  std::string paths =
      R"("/api/v1/sessions/{session}/state":{"parameters":[)" + std::string(session_parameter) + R"(],"get":)" +
      operation("state", "State", "How the session stands",
                R"("parameters":[{"name":"If-None-Match","in":"header","schema":{"type":"string"}},)"
                R"({"name":"Prefer","in":"header","description":"wait=N: up to N seconds, 25 at most, for a change from )"
                R"(what If-None-Match names",)"
                R"("schema":{"type":"string"}}],"responses":{"200":)" +
                    described("The state", state) + R"(,"304":{"description":"It is what If-None-Match names"},)" + missing + failures +
                    "}") +
      "},\n" +
      listing("questions", "All questions, with their ids", "In the order in which they came", all.schema_of<wire::question_list>()) +
      listing("segments", "The segments and panellists of the plan as it is now, with their ids", "In their order",
              all.schema_of<wire::segment_list>()) +
      listing("requests", "All requests for the floor, with their ids", "In the order in which they came",
              all.schema_of<wire::request_list>()) +
      listing("podium", "What panellists signal, and all messages, with their ids", "Messages in the order in which they were sent",
              all.schema_of<wire::podium_list>()) +
      listing("offers", "What catching up could do", "As the session stands", all.schema_of<wire::offers>()) +
      R"("/api/v1/sessions/{session}/events":{"parameters":[)" + session_parameter + R"(],"get":)" +
      operation("events", "State", "The state, now and whenever it is another, as server-sent events of the type state",
                R"("responses":{"200":{"description":"The stream","content":{"text/event-stream":{"schema":{"type":"string"}}}},)" +
                    missing + failures + "}") +
      "}";
  auto const rows = [&](std::string_view name, std::string_view summary, std::string const& schema) {
    paths += ",\n\"/api/v1/data/{token}/" + std::string(name) + ".json\":{" +
             parameter("token", "a tool's token that may read, and no more") + R"("get":)" +
             operation(std::string("rows_of_") + std::string(name), "State", summary,
                       R"("security":[],"responses":{"200":)" + described("A row each", R"({"type":"array","items":)" + schema + "}") +
                           R"(,"403":)" + refused + "," + failures + "}") +
             "}";
  };
  rows("state", "How the session stands, as a table of one row", state);
  rows("queue", "The questions of the queue, as a table", all.schema_of<wire::listed_question>());
  rows("speakers", "The speakers' list, as a table", all.schema_of<wire::listed_request>());
  paths +=
      ",\n"
      R"("/api/v1/sessions/{session}/captions":{"parameters":[)" +
      std::string(session_parameter) + R"(],"post":)" +
      operation("captions", "Captions", "Show what is being said, in place of the caption before",
                std::string(idempotency_key) + R"("requestBody":{"content":{"application/json":{"schema":)" +
                    all.schema_of<wire::given_caption>() + R"(}}},"responses":{"200":)" +
                    described("Shown, and kept where there is a record", all.schema_of<wire::caption_shown>()) + R"(,"400":)" +
                    described("It says nothing that could be shown", failure) + R"(,"403":)" + refused + R"(,"409":)" + refused +
                    R"(,"413":)" + described("The body is too large", failure) + R"(,"422":)" + refused + "," + failures + "}") +
      "}";
  paths +=
      ",\n"
      R"("/api/v1/sessions/{session}/personal-links":{"parameters":[)" +
      std::string(session_parameter) + R"(],"get":)" +
      operation("personal_links", "Undo and people", "The personal links that were made",
                R"("description":"With the token of a console's link, or the organiser's. A tool's does not open it.",)"
                R"("responses":{"200":)" +
                    described("As they are now", all.schema_of<wire::personal_link_list>()) + R"(,"404":)" +
                    described("There is no such session", failure) + R"(,"401":)" + described("The token is not one of these", failure) +
                    "}") +
      "}";
  auto const report_route = [&](std::string const& id, std::string const& path, std::string const& summary, std::string const& content) {
    paths +=
        ",\n\"/api/v1/sessions/{session}/report" + path + R"(":{"parameters":[)" + std::string(session_parameter) + R"(],"get":)" +
        operation(
            id, "Report", summary,
            R"("description":"With the token of a console's or the rapporteur's link, or the organiser's. A tool's does not open it.",)"
            R"("responses":{"200":{"description":"As it is now","content":)" +
                content + R"(},"404":)" + described("There is no such session", failure) + R"(,"401":)" +
                described("The token is not one of these", failure) + "}") +
        "}";
  };
  report_route("report", "", "The report of the session", R"({"application/json":{"schema":)" + all.schema_of<wire::report>() + "}}");
  for (auto const& [name, type] : of_report) {
    auto id = "report_" + std::string(name);
    std::replace(id.begin(), id.end(), '.', '_');
    report_route(id, "/" + std::string(name), "The report as " + std::string(name), "{\"" + std::string(type) + R"(":{}})");
  }
  paths += ",\n" + session_paths(all) + ",\n" + public_paths(all) + ",\n" + table_paths(all);
  auto const answers = R"("responses":{"200":)" + described("Done: what it became in the record", all.schema_of<wire::command_done>()) +
                       R"(,"400":)" + described("Not understood: as a command, or as JSON", either) + R"(,"403":)" + refused +
                       R"(,"404":)" + described("There is no such session, or no such command", either) + R"(,"405":)" +
                       described("Commands are posted", failure) + R"(,"409":)" + refused + R"(,"413":)" +
                       described("The body is too large", failure) + R"(,"422":)" + refused + R"(,"503":)" + refused + "," + failures + "}";
  reflect::for_each_alternative<command::any>([&]<typename C>() {
    auto const name = reflect::name_of<C>();
    auto const& names = tool_commands();
    if (std::find(names.begin(), names.end(), name) == names.end()) return;
    auto const body = body_of<C>(all, members_filled(name));
    paths +=
        ",\n\"/api/v1/sessions/{session}/commands/" + std::string(name) + R"(":{"parameters":[)" + session_parameter + R"(],"post":)" +
        operation(name, tag_of<C>(), summary_of(name),
                  R"("description":")" + std::string(rights_of(std::is_same_v<C, command::renew_link> ? owner::hosts : owner_of<C>())) +
                      R"(",)" + idempotency_key + R"("requestBody":{"content":{"application/json":{"schema":)" + body + "}}}," + answers) +
        "}";
  });
  paths += ",\n" + webhook_paths(all);
  auto const event = R"({"post":{"operationId":"event","summary":"What has happened in a session",)"
                     R"("requestBody":{"content":{"application/json":{"schema":)" +
                     all.schema_of<wire::webhook_event>() +
                     R"(}}},"responses":{"2XX":{"description":"It has come"},"410":{"description":"Nothing more is to come"}}}})";
  return R"({"openapi":"3.1.0","info":{"title":"Dais","version":"1","description":"What other programs ask of a session. Time points and )"
         R"(durations are milliseconds."},"security":[{"token":[]}],)"
         "\n\"paths\":{" +
         paths + "},\n\"webhooks\":{\"event\":" + event +
         "},\n"
         R"("components":{"securitySchemes":{"token":{"type":"http","scheme":"bearer"}},"schemas":{)" +
         all.definitions + "\n}}}\n";
}

}  // namespace dais
