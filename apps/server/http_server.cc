#include "http_server.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

#include "guard.h"
#include "korridor/base/sha256.h"
#include "page_files.h"
#include "refuse_body.h"

namespace korridor::server {
namespace {

using httplib::Request;
using httplib::Response;
constexpr std::size_t kMaxPath = 256;
constexpr int kMaxStreams = 8;

// MapLibre starts its worker from a blob, and plots carry inline styles; scripts come from this server alone.
constexpr const char* kPolicy =
    "default-src 'none'; script-src 'self'; worker-src 'self' blob:; connect-src 'self'; img-src 'self' data: blob:; "
    "style-src 'self' 'unsafe-inline'; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'";

/// What the caller of this thread reads: one thread answers a request from its head to its end.
thread_local std::string asked_language;

void write(const Answer& answer, Response& response) {
  response.status = answer.status;
  if (!answer.etag.empty()) response.set_header("ETag", "\"" + answer.etag + "\"");
  if (answer.retry_after_s > 0) response.set_header("Retry-After", std::to_string(answer.retry_after_s));
  if (!answer.allow.empty()) response.set_header("Allow", answer.allow);
  if (!answer.file.empty()) response.set_header("Content-Disposition", "attachment; filename=\"" + answer.file + "\"");
  const bool is_problem = answer.type == "application/problem+json";
  response.set_content(is_problem ? translate_problem(answer.body, asked_language) : answer.body, answer.type);
}

Answer wrong_method(const std::string& allow) {
  Answer answer = make_problem("wrong_method", "this path does not answer the method", "it takes " + allow);
  answer.allow = allow;
  return answer;
}

std::string fault_of(const std::exception_ptr& thrown) {
  try {
    std::rethrow_exception(thrown);
  } catch (const std::exception& error) {
    return error.what();
  } catch (...) {
    return "unknown";
  }
}

}  // namespace

struct HttpServer::Impl {
  explicit Impl(const ServeOptions& o) : options(o), app(o.app), server(o.limits) {
    for (const PageFile& file : page_files()) {
      Sha256 hash;
      hash.add(file.bytes);
      etags.push_back(hash.finish().substr(0, 32));
    }
    set_up();
  }

  void set_up() {
    server.set_default_headers({{"Content-Security-Policy", kPolicy},
                                {"X-Content-Type-Options", "nosniff"},
                                {"X-Frame-Options", "DENY"},
                                {"Referrer-Policy", "no-referrer"},
                                {"Cross-Origin-Resource-Policy", "same-origin"},
                                {"Cross-Origin-Opener-Policy", "same-origin"},
                                {"Cache-Control", "no-cache"}});
    server.set_pre_routing_handler([this](const Request& request, Response& response) {
      asked_language = request.get_header_value("Accept-Language");
      return before_body(request, response) ? Impl::kDone : Impl::kGoOn;
    });
    server.Post("/.*", [this](const Request& request, Response& response) {
      if (!response.body.empty()) return;
      write(app.post(request.path, request.body), response);
    });
    server.set_exception_handler([](const Request&, Response& response, std::exception_ptr thrown) {
      write(make_problem("server_fault", fault_of(thrown)), response);
    });
    server.set_error_handler([this](const Request& request, Response& response) {
      if (!response.body.empty() || response.status < 400) return;
      asked_language = request.get_header_value("Accept-Language");
      LimitedServer::close_after();  // where the request was not understood, nobody knows where the next one begins
      response.set_header("Connection", "close");
      if (const auto refusal = refuse_method(request)) return write(*refusal, response);
      const int status = response.status;
      write(make_problem(status == 413 || status == 414 ? "too_large" : "bad_json", "the request cannot be read"),
            response);
      response.status = status;
    });
  }

  static constexpr auto kDone = httplib::Server::HandlerResponse::Handled;
  static constexpr auto kGoOn = httplib::Server::HandlerResponse::Unhandled;

  /// Everything that needs no body, and refusals; false: a POST that may be read.
  bool before_body(const Request& request, Response& response) {
    try {
      std::optional<Answer> refusal = refuse(request);
      if (refusal) {
        LimitedServer::close_after();
        response.set_header("Connection", "close");
        write(*refusal, response);
        return true;
      }
      if (request.method == "POST") return false;
      if (is_entering(request)) {
        enter(request, response);
      } else if (request.method == "DELETE") {
        write(app.remove(request.path), response);
      } else if (request.path.starts_with("/api/jobs/") && request.path.ends_with("/events")) {
        stream_events(request, response);
      } else if (request.path.starts_with("/api/")) {
        write_known(request, app.get(request.path, request.get_param_value("study")), response);
      } else {
        send_file(request, response);
      }
    } catch (...) {
      write(make_problem("server_fault", fault_of(std::current_exception())), response);
    }
    return true;
  }

  [[nodiscard]] std::optional<Answer> refuse(const Request& request) const {
    const bool for_api = request.path.starts_with("/api/");
    const Caller caller{.hosts = all_of(request, "Host"),
                        .origins = all_of(request, "Origin"),
                        .fetch_site = request.get_header_value("Sec-Fetch-Site"),
                        .authorization = request.get_header_value("Authorization"),
                        .cookie = request.get_header_value("Cookie"),
                        .query_token = request.get_param_value("token"),
                        .for_api = for_api};
    if (auto refusal = guard->refuse(caller)) return refusal;
    if (request.path.size() > kMaxPath) return make_problem("no_path", "the path is too long");
    const std::string methods = methods_of(request.path);
    if (methods.empty()) return make_problem("no_path", "there is nothing at this path", "see GET /api/openapi.yaml");
    if (methods.find(request.method) == std::string::npos) return wrong_method(methods);
    return refuse_body(request, options.limits.body_bytes);
  }

  /// A method that httplib does not know, or knows and never hands on: the path tells which ones it answers.
  [[nodiscard]] std::optional<Answer> refuse_method(const Request& request) const {
    const std::string path = request.target.substr(0, request.target.find('?'));
    const std::string methods = methods_of(path);
    if (methods.empty() || request.method.empty() || methods.find(request.method) != std::string::npos)
      return std::nullopt;
    return wrong_method(methods);
  }
  [[nodiscard]] std::string methods_of(const std::string& path) const {
    return path.starts_with("/api/") ? app.methods_of(path) : find_file(path) ? "GET, HEAD" : "";
  }

  /// A first visit with ?token=: the cookie takes its place, so that the address can be shown to others.
  [[nodiscard]] bool is_entering(const Request& request) const {
    return guard->has_token() && !request.path.starts_with("/api/") &&
           guard->is_token(request.get_param_value("token"));
  }
  void enter(const Request& request, Response& response) const {
    response.set_header("Set-Cookie", "korridor_token=" + guard->token() + "; Path=/; HttpOnly; SameSite=Strict");
    response.set_redirect(request.path, 303);
  }

  [[nodiscard]] static std::optional<std::size_t> find_file(const std::string& path) {
    const std::string_view wanted = path == "/" ? std::string_view("/index.html") : std::string_view(path);
    const auto files = page_files();
    const auto at = std::ranges::find(files, wanted, &PageFile::path);
    return at == files.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - files.begin()));
  }

  static bool knows(const Request& request, const std::string& etag) {
    return !etag.empty() && request.get_header_value("If-None-Match").find(etag) != std::string::npos;
  }

  static void write_known(const Request& request, const Answer& answer, Response& response) {
    write(answer, response);
    if (!knows(request, answer.etag)) return;
    response.status = 304;
    response.body.clear();
  }

  void send_file(const Request& request, Response& response) const {
    const std::size_t i = *find_file(request.path);
    const PageFile& file = page_files()[i];
    write_known(request, {.type = std::string(file.mime), .body = std::string(file.bytes), .etag = etags[i]}, response);
  }

  /// Server-sent events `progress` while a job runs and `done` at its end.
  void stream_events(const Request& request, Response& response) {
    const std::string rest = request.path.substr(std::string_view("/api/jobs/").size());
    const std::string id = rest.substr(0, rest.size() - std::string_view("/events").size());
    if (!app.jobs().tell(id)) {
      write(make_problem("no_path", "there is no job " + id.substr(0, 40)), response);
      return;
    }
    if (++streams > kMaxStreams) {
      --streams;
      write(make_problem("busy", "too many listen to jobs"), response);
      return;
    }
    response.set_chunked_content_provider(
        "text/event-stream",
        [this, id, seen = std::uint64_t{0}](std::size_t, httplib::DataSink& sink) mutable {
          const auto told = app.jobs().wait(id, seen);
          if (!told) {
            sink.done();
            return true;
          }
          const std::string state = (*told)["state"];
          const bool ended = state != "queued" && state != "running";
          const std::string event =
              fmt::format("event: {}\ndata: {}\n", ended ? "done" : "progress", to_json_line(*told));
          sink.write(event.data(), event.size());
          if (ended) sink.done();
          return true;
        },
        [this](bool) { --streams; });
  }

  ServeOptions options;
  App app;
  LimitedServer server;
  std::unique_ptr<Guard> guard;
  std::vector<std::string> etags;
  std::atomic<int> streams = 0;
  std::atomic<bool> is_started = false, has_ended = false, is_stopped = false;
  int port = 0;
};

HttpServer::HttpServer(const ServeOptions& options) : impl_(std::make_unique<Impl>(options)) {}
HttpServer::~HttpServer() { stop(); }

Result<void> HttpServer::bind() {
  ServeOptions& options = impl_->options;
  const std::string refused = fmt::format("{}:{} cannot be had", options.listen, options.port);
  if (options.token.empty() && !is_loopback(options.listen)) {
    options.token = make_token();
    if (options.token.empty()) return fail({.code = "cannot_listen", .message = "the system gives no random token"});
  }
  // The default of httplib shares a port with whoever listens there already.
  impl_->server.set_socket_options([](socket_t socket) {
    const int yes = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  });
  impl_->port = options.port == 0 ? impl_->server.bind_to_any_port(options.listen)
                : impl_->server.bind_to_port(options.listen, options.port) ? options.port
                                                                           : -1;
  if (impl_->port <= 0)
    return fail({.code = "cannot_listen", .message = refused, .hint = "give another port, or 0 for a free one"});
  impl_->server.lengthen_line();
  impl_->guard = std::make_unique<Guard>(options.listen, impl_->port, options.names, options.token);
  return {};
}

void HttpServer::run() {
  impl_->is_started = true;
  if (impl_->options.app.warm && !impl_->is_stopped) impl_->app.warm_up();
  if (!impl_->is_stopped) impl_->server.listen_after_bind();
  impl_->has_ended = true;
}

void HttpServer::stop() {
  impl_->is_stopped = true;
  impl_->app.stop();
  // httplib forgets a stop that comes before it listens.
  while (impl_->is_started && !impl_->has_ended && !impl_->server.is_running())
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  impl_->server.stop();
}

bool HttpServer::is_warming() const { return impl_->app.is_warming(); }

int HttpServer::port() const { return impl_->port; }

std::string HttpServer::address() const {
  const std::string& listen = impl_->options.listen;
  const std::string host = listen.find(':') == std::string::npos ? listen : "[" + listen + "]";
  const std::string token = impl_->options.token.empty() ? "" : "?token=" + impl_->options.token;
  return fmt::format("http://{}:{}/{}", host, impl_->port, token);
}

}  // namespace korridor::server
