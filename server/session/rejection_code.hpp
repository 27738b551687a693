#pragma once

#include <cstdint>

namespace dais {

// Why something that was asked is not done. The numbers are part of the protocol and listed in `protocol/errors.md`; a number is never
// used again.
// 1xxx: the message. 2xxx: who asks and when. 3xxx: what it names. 4xxx: what it says. 5xxx: limits. 6xxx: the server.
enum class rejection_code : std::uint16_t {
  not_json = 1001,
  not_a_message = 1002,
  message_too_large = 1003,
  unknown_command = 1004,
  hello_expected = 1005,
  unknown_token = 1006,
  unknown_session = 1007,
  already_greeted = 1008,
  link_replaced = 1009,
  put_out = 1010,

  not_allowed = 2001,
  stale = 2002,
  wrong_status = 2003,
  wrong_segment = 2004,
  wrong_state = 2005,
  not_yours = 2006,
  not_accepting = 2007,
  floor_closed = 2008,
  no_name = 2009,
  muted = 2010,
  not_received = 2011,
  cannot_undo = 2012,
  too_late = 2013,
  name_of_podium = 2014,
  removed = 2015,
  not_admitted = 2016,

  no_such_segment = 3001,
  no_such_question = 3002,
  no_such_request = 3003,
  no_such_panellist = 3004,
  no_such_group = 3005,
  no_such_participant = 3006,
  no_such_signal = 3007,
  no_such_message = 3008,
  no_such_change = 3009,
  no_such_link = 3010,
  no_such_origin = 3011,
  no_such_tool = 3012,

  text_empty = 4001,
  text_too_long = 4002,
  text_unclean = 4003,  // no longer given
  out_of_range = 4004,
  not_a_language = 4005,
  not_a_time_zone = 4006,

  too_many_questions = 5001,
  too_many_of_yours = 5002,
  too_many_requests = 5003,
  one_request_each = 5004,
  queue_full = 5005,
  too_many_participants = 5006,
  too_fast = 5007,
  too_many_entries = 5008,

  log_failed = 6001,
};

}  // namespace dais
