#pragma once

#include "wire/describe.hpp"
#include "wire/webhook_messages.hpp"

// Names the members of what is told of webhooks, apart from what every frame needs.
namespace dais::wire {

BOOST_DESCRIBE_ENUM(webhook_subject, session, segment, phase, question)
BOOST_DESCRIBE_STRUCT(webhook_segment, (), (id, kind, title, speakers, state, allotment, added, began, ended))
BOOST_DESCRIBE_STRUCT(webhook_phase, (), (phase, segment, speaking, left, time_given))
BOOST_DESCRIBE_STRUCT(webhook_question, (), (id, text, name, to, segment, asked, state, votes, reason, answer, answer_text))
BOOST_DESCRIBE_STRUCT(webhook_data, (), (session, title, status, record, at, segment, phase, question))
BOOST_DESCRIBE_STRUCT(webhook_event, (), (type, timestamp, data))
BOOST_DESCRIBE_ENUM(delivery_fault, not_allowed, no_such_host, no_connection, no_tls, timed_out, cut_off, refused)
BOOST_DESCRIBE_STRUCT(delivery_failure, (), (why, status, at))
BOOST_DESCRIBE_STRUCT(dead_letter, (), (id, session, type, record, part, at, attempts, failure))
BOOST_DESCRIBE_ENUM(webhook_stop, gone, failing)
BOOST_DESCRIBE_STRUCT(webhook, (), (id, url, secret, about, created, stopped, dead_letters))
BOOST_DESCRIBE_STRUCT(webhook_card, (webhook), (waiting, delivered, attempts, failure))
BOOST_DESCRIBE_STRUCT(webhook_list, (), (webhooks))
BOOST_DESCRIBE_STRUCT(new_webhook, (), (url, about))
BOOST_DESCRIBE_STRUCT(webhook_tried, (), (failure))
BOOST_DESCRIBE_STRUCT(webhook_place, (), (record, part, rests))
BOOST_DESCRIBE_STRUCT(kept_webhook, (webhook), (places))
BOOST_DESCRIBE_STRUCT(kept_webhooks, (), (format, latest, webhooks))

}  // namespace dais::wire
