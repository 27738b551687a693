#include "net/listener.hpp"
#include "net/microphone_systems.hpp"
#include "net/origins.hpp"
#include "net/public_url.hpp"
#include "net/reachable.hpp"
#include "program/commands.hpp"
#include "program/open_log.hpp"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>
#include <map>

namespace {

using namespace dais;

std::string why_not_listen(std::string const& text) {
  return net::read_listen_address(text) ? ""
                                        : "'" + text + "' is not an address and port, such as 127.0.0.1:8080, [::1]:8080 or 0.0.0.0:80.";
}

std::string why_not_microphones(std::string const& text) {
  return net::read_microphone_address(text)
             ? ""
             : "'" + text + "' is not a microphone system, such as dis-ccu://192.0.2.10 or dis-ccu://192.0.2.10:3142.";
}

std::string why_not_url(std::string const& text) { return net::read_public_url(text).why_not; }

std::string why_not_address(std::string const& text) {
  return net::is_address(text) ? "" : "'" + text + "' is not an address, such as 127.0.0.1 or 2001:db8::1.";
}

std::string why_not_network(std::string const& text) {
  return net::is_network(text) ? "" : "'" + text + "' is not an address or a network, such as 127.0.0.1, 10.0.0.0/8 or fd00::/8.";
}

// What people send is read by whoever is on the way, unless TLS or a proxy keeps it from them, or it does not leave the machine.
std::string why_not_so_open(program::serve_options const& options) {
  bool const is_local = std::all_of(options.listen.begin(), options.listen.end(),
                                    [](std::string const& one) { return net::is_loopback(net::read_listen_address(one).value()); });
  if (is_local || !options.certificate.empty() || !options.access.trusted_proxies.empty() || options.without_tls) return "";
  return "Other machines would reach this server by http, and anybody on the way could read links and questions. Name a certificate "
         "(--tls-certificate and --tls-key), or the proxy that has one (--trusted-proxy), or accept it (--without-tls).";
}

// CLI11's own checks would put their names into the help.
std::string why_not_file(std::string const& text) {
  return std::filesystem::is_regular_file(text) ? "" : "There is no file '" + text + "'.";
}
std::string why_not_directory(std::string const& text) {
  return std::filesystem::is_directory(text) ? "" : "There is no directory '" + text + "'.";
}

}  // namespace

int main(int argc, char** argv) {
  spdlog::set_default_logger(spdlog::stderr_color_mt("dais"));
  spdlog::set_pattern("%Y-%m-%d %H:%M:%S %^%l%$ %v");

  CLI::App app("Runs live panel sessions: a console for the moderator, pages for panellists and audience, and a stage screen.", "dais");
  app.set_version_flag("--version", std::string("dais ") + DAIS_VERSION, "Print the version and leave");
  app.require_subcommand(1);
  app.failure_message(CLI::FailureMessage::simple);

  program::serve_options serve;
  serve.version = DAIS_VERSION;
  serve.data = program::default_data_directory();
  serve.web = program::default_web_directory();
  std::string begin;
  auto* const to_serve = app.add_subcommand("serve", "Serve the sessions of a data directory until Ctrl-C, and print the links to them");
  to_serve
      ->add_option("--listen", serve.listen,
                   "Where to listen; port 0 takes any that is free. May be given several times: links lead to the first")
      ->type_name("ADDR:PORT")
      ->envname("DAIS_LISTEN")
      ->allow_extra_args(false)
      ->check(why_not_listen)
      ->capture_default_str();
  auto* const tls_key =
      to_serve->add_option("--tls-key", serve.key, "The key of the certificate, in PEM")->type_name("FILE")->check(why_not_file);
  to_serve
      ->add_option("--tls-certificate", serve.certificate,
                   "Speak TLS and show this certificate, in PEM with those behind it; who comes by http is sent to https. Both files are "
                   "read again at SIGHUP")
      ->type_name("FILE")
      ->check(why_not_file)
      ->needs(tls_key);
  tls_key->needs("--tls-certificate");
  to_serve->add_flag("--without-tls", serve.without_tls,
                     "Listen to other machines by http, where anybody on the way can read links and questions");
  to_serve->add_option("--data", serve.data, "The directory in which everything is kept; made if there is none")
      ->type_name("DIR")
      ->envname("DAIS_DATA")
      ->capture_default_str();
  auto const of_log = [](CLI::App* command, std::string& log) {
    return command
        ->add_option(
            "--log", log,
            "A database of PostgreSQL (postgres://USER@HOST/DATABASE) that holds the log, instead of the data directory; any number of "
            "servers may share it")
        ->type_name("URL")
        ->envname("DAIS_LOG")
        ->check(program::why_not_database);
  };
  auto* const shared = of_log(to_serve, serve.log);
  auto* const plan = to_serve
                         ->add_option("--plan", serve.plans,
                                      "A plan to have a session of; may be given several times. A session of the plan's "
                                      "id that is not closed is used again")
                         ->type_name("FILE")
                         ->allow_extra_args(false)
                         ->check(why_not_file);
  to_serve->add_flag("--open", serve.open, "Let people into the sessions of the plans at once, rather than when the moderator opens them")
      ->needs(plan);
  to_serve->add_option("--begin", begin, "soon: move the plans to the next full five minutes, instead of the time that they say")
      ->type_name("WHEN")
      ->check(CLI::IsMember({"soon"}))
      ->needs(plan);
  to_serve
      ->add_option("--rehearse", serve.rehearse,
                   "Run time N times as fast, from two minutes before the first plan begins, and keep nothing")
      ->type_name("N")
      ->check(CLI::Range(1, 1000))
      ->needs(plan);
  to_serve->add_option("--web", serve.web, "The directory of the built pages")->type_name("DIR")->check(why_not_directory);
  to_serve
      ->add_option("--public-url", serve.public_url,
                   "The address that people reach the server by, for links and codes, if it is another than "
                   "ADDR:PORT")
      ->type_name("URL")
      ->check(why_not_url);
  to_serve
      ->add_option("--osc", serve.osc,
                   "Take Open Sound Control over UDP there. Its tokens can be read on the way: for a network that a crew has to itself")
      ->type_name("ADDR:PORT")
      ->check(why_not_listen);
  to_serve
      ->add_option("--webhook-allow", serve.webhook_allow,
                   "Let webhooks post to this address or network too, which is of this machine or not reached from everywhere; may be "
                   "given several times")
      ->type_name("NETWORK")
      ->allow_extra_args(false)
      ->check(why_not_network);
  to_serve
      ->add_option("--microphones", serve.microphones,
                   "A system of delegate microphones that the floor goes by, where a plan says who sits at which and a moderator wants "
                   "it: dis-ccu://ADDR for Shure's DIS-CCU. It is spoken to in the clear")
      ->type_name("URL")
      ->check(why_not_microphones);
  to_serve
      ->add_option("--keep-days", serve.keep_days,
                   "Delete each session, for good, N days after it is over, instead of keeping it until the organiser deletes it")
      ->type_name("N")
      ->check(CLI::Range(1, 36'500));
  to_serve
      ->add_option("--allow-origin", serve.access.allowed_origins,
                   "Another site whose pages may ask this server; may be given several times")
      ->type_name("URL")
      ->allow_extra_args(false)
      ->check(why_not_url);
  to_serve
      ->add_option("--other-server", serve.access.other_servers,
                   "The address of another server of the same log, for pages to go to when this one is gone; may be given several times")
      ->type_name("URL")
      ->allow_extra_args(false)
      ->check(why_not_url)
      ->needs(shared);
  auto* const proxy = to_serve
                          ->add_option("--trusted-proxy", serve.access.trusted_proxies,
                                       "The address of a proxy that says in X-Forwarded-For for whom it asks; may be given several times")
                          ->type_name("ADDRESS")
                          ->allow_extra_args(false)
                          ->check(why_not_address);
  auto* const participants =
      to_serve
          ->add_option("--participant-header", serve.access.participant_header,
                       "Let in as the audience only whom such a proxy has signed in, whom it names in this field of a request; "
                       "it has to set the field itself, whatever a browser sends")
          ->type_name("FIELD")
          ->needs(proxy);
  to_serve
      ->add_flag("--proxy-protocol", serve.access.proxies_send_header,
                 "These proxies say it by the PROXY protocol, at the beginning of each connection, and nothing that follows is theirs")
      ->needs(proxy)
      ->excludes(participants);
  to_serve
      ->add_option("--connections-per-address", serve.access.connections_per_address,
                   "How many of the audience may come from one address at once, instead of seven eighths of all; a hall is one address")
      ->type_name("N")
      ->check(CLI::Range(1, 1'000'000));

  std::filesystem::path checked;
  auto* const to_check = app.add_subcommand("check", "Read a plan and say everything that is wrong with it, with line and field");
  to_check->add_option("PLAN", checked, "The plan's file")->type_name("FILE")->required();

  program::links_options links;
  links.data = serve.data;
  auto* const to_links =
      app.add_subcommand("links", "Print the links to the sessions of a data directory again, also while a server uses it");
  to_links->add_option("--data", links.data, "The server's directory")->type_name("DIR")->envname("DAIS_DATA")->capture_default_str();
  of_log(to_links, links.log);
  to_links->add_option("--listen", links.listen, "Where the server listens")
      ->type_name("ADDR:PORT")
      ->envname("DAIS_LISTEN")
      ->check(why_not_listen)
      ->capture_default_str();
  to_links->add_option("--public-url", links.public_url, "As for serve")->type_name("URL")->check(why_not_url);

  program::replay_options replay;
  replay.data = serve.data;
  auto* const to_replay =
      app.add_subcommand("replay", "Print the history of a session as a readable transcript, also while a server uses it");
  to_replay->add_option("--data", replay.data, "The server's directory")->type_name("DIR")->envname("DAIS_DATA")->capture_default_str();
  of_log(to_replay, replay.log);
  to_replay->add_option("SESSION", replay.session, "The session's id, as serve and links print it")->required();

  program::export_options exported;
  exported.data = serve.data;
  std::map<std::string, program::export_as> const formats{{"json", program::export_as::json},
                                                          {"csv", program::export_as::csv},
                                                          {"markdown", program::export_as::markdown},
                                                          {"ics", program::export_as::ics}};
  std::string as = "json";
  auto* const to_export =
      app.add_subcommand("export", "Write the report of a session for other programs or for reading, also while a server uses it");
  to_export->add_option("--data", exported.data, "The server's directory")->type_name("DIR")->envname("DAIS_DATA")->capture_default_str();
  of_log(to_export, exported.log);
  to_export->add_option("--format", as, "json, csv (four tables), markdown or ics (iCalendar)")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"json", "csv", "markdown", "ics"}))
      ->capture_default_str();
  to_export
      ->add_option("--out", exported.out,
                   "Where to write it, instead of on standard output: a file; for csv a directory, made if there is none")
      ->type_name("PATH");
  to_export->add_option("SESSION", exported.session, "The session's id, as serve and links print it")->required();

  program::rotate_key_options rotation;
  rotation.data = serve.data;
  auto* const to_rotate =
      app.add_subcommand("rotate-key", "Make a new key: all links of all sessions become new, and the former open nothing");
  to_rotate->add_option("--data", rotation.data, "The directory; no server may use it meanwhile")
      ->type_name("DIR")
      ->envname("DAIS_DATA")
      ->capture_default_str();
  of_log(to_rotate, rotation.log);
  to_rotate->add_flag("--yes", rotation.confirmed, "Do it; without this it only says what it would do");

  auto data = serve.data;
  auto const of_data = [&](CLI::App* command, char const* what) {
    command->add_option("--data", data, what)->type_name("DIR")->envname("DAIS_DATA")->capture_default_str();
    return command;
  };
  auto* const to_verify =
      of_data(app.add_subcommand("verify", "Read all that is kept and say what is missing or altered, also while a server uses it"),
              "The server's directory");
  std::string verified_log;
  of_log(to_verify, verified_log);
  auto* const to_repair = of_data(
      app.add_subcommand("repair", "Save what can be saved of a damaged log, and name what is lost; what was there is kept beside it"),
      "The server's directory");
  std::filesystem::path backup;
  auto* const to_back_up = of_data(app.add_subcommand("backup", "Copy the log and the key of all links, also while a server uses them"),
                                   "The server's directory");
  to_back_up->add_option("TO", backup, "The directory of the copy; made if there is none")->type_name("DIR")->required();
  auto* const to_restore =
      of_data(app.add_subcommand("restore", "Put a backup into a data directory that holds no log"), "The directory to restore into");
  to_restore->add_option("FROM", backup, "The directory of the backup")->type_name("DIR")->required();

  std::string from, to;
  auto* const to_copy = app.add_subcommand(
      "copy-log", "Copy all sessions from a data directory into a database of PostgreSQL, or back; no server may use them meanwhile");
  to_copy->add_option("FROM", from, "A data directory, or the connection string of a database")->type_name("PLACE")->required();
  to_copy->add_option("TO", to, "The same; a data directory that holds no log, or a database")->type_name("PLACE")->required();

  try {
    app.parse(argc, argv);
  } catch (CLI::ParseError const& trouble) {
    return app.exit(trouble) == 0 ? 0 : 2;
  }

  if (*to_serve) {
    if (auto const why = why_not_so_open(serve); !why.empty()) {
      std::cerr << why << '\n';
      return 2;
    }
    serve.begin_soon = begin == "soon";
    return program::serve(serve);
  }
  exported.as = formats.at(as);
  if (*to_export && exported.as == program::export_as::csv && exported.out.empty()) {
    std::cerr << "These are four tables: name a directory for them with --out.\n";
    return 2;
  }
  if (*to_check) return program::check(checked);
  if (*to_export) return program::export_report(exported);
  if (*to_rotate) return program::rotate_key(rotation);
  if (*to_verify) return program::verify(data, verified_log);
  if (*to_repair) return program::repair(data);
  if (*to_back_up) return program::back_up(data, backup);
  if (*to_copy) return program::copy_log(from, to);
  if (*to_restore) return program::restore(backup, data);
  try {
    return *to_links ? program::links(links) : program::replay(replay);
  } catch (std::exception const& trouble) {
    std::cerr << trouble.what() << '\n';
    return 1;
  }
}
