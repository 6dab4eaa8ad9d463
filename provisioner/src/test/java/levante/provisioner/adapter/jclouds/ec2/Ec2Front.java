package levante.provisioner.adapter.jclouds.ec2;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Stands before moto and does what Amazon does and moto does not: it keeps what is in use, gives
 * one machine for one client token, and wants a signature. And it goes wrong as it is told to.
 */
final class Ec2Front implements AutoCloseable {
  /** What becomes of one call. */
  enum Fault {
    /** It is carried out, and no answer comes. */
    LATE("", 0),
    /** It answers that there is nothing, as a list does that lags behind. */
    BLIND("", 200),
    FULL("InsufficientInstanceCapacity", 500),
    TOO_MANY("VcpuLimitExceeded", 400),
    SLOWER("RequestLimitExceeded", 503),
    BROKEN("InternalError", 500),
    STRANGER("AuthFailure", 401),
    FORBIDDEN("UnauthorizedOperation", 403);

    private final String code;
    private final int status;

    Fault(String code, int status) {
      this.code = code;
      this.status = status;
    }
  }

  static final String REGION = "eu-south-2";
  static final String SECRET = "not so secret";

  private record Planned(String action, Fault fault) {}

  private final Moto moto;
  private final HttpServer server;
  private final List<String> actions = new CopyOnWriteArrayList<>();
  private final List<Map<String, String>> launches = new CopyOnWriteArrayList<>();
  private final Map<String, String> launched = new ConcurrentHashMap<>();
  private final Deque<Planned> faults = new ArrayDeque<>();
  private volatile String token;

  private Ec2Front(Moto moto, HttpServer server) {
    this.moto = moto;
    this.server = server;
  }

  static Ec2Front before(Moto moto) {
    // Else the JDK's server waits 40 ms with every answer.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      Ec2Front front = new Ec2Front(moto, server);
      server.createContext("/", front::answer);
      server.setExecutor(Executors.newCachedThreadPool());
      server.start();
      return front;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  void reset() {
    moto.reset();
    actions.clear();
    launches.clear();
    launched.clear();
    synchronized (faults) {
      faults.clear();
    }
  }

  /** The next call of that action goes wrong so; several are taken one after the other. */
  void next(String action, Fault... wrong) {
    synchronized (faults) {
      Arrays.stream(wrong).forEach(fault -> faults.add(new Planned(action, fault)));
    }
  }

  /** The actions asked for since the last reset. */
  List<String> actions() {
    return actions;
  }

  /** The parameters of the launches that were asked for. */
  List<Map<String, String>> launches() {
    return launches;
  }

  /** The session token of the last call. */
  String token() {
    return token;
  }

  private Optional<Fault> planned(String action) {
    synchronized (faults) {
      Optional<Planned> found =
          faults.stream().filter(one -> one.action().equals(action)).findFirst();
      found.ifPresent(faults::remove);
      return found.map(Planned::fault);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> call = read(form);
    String action = call.get("Action");
    actions.add(action);
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    token = exchange.getRequestHeaders().getFirst("X-Amz-Security-Token");
    if (!authorization.equals(Signatures.of(exchange, form, REGION, SECRET))) {
      refuse(exchange, 401, "AuthFailure");
      return;
    }
    Optional<Fault> fault = planned(action);
    if (fault.isPresent() && fault.get() == Fault.BLIND) {
      say(exchange, 200, "<" + action + "Response/>");
    } else if (fault.isPresent() && fault.get() != Fault.LATE) {
      refuse(exchange, fault.get().status, fault.get().code);
    } else if (isInUse(call)) {
      refuse(exchange, 400, "DependencyViolation");
    } else {
      String answer = done(call, form, authorization, exchange);
      if (fault.isPresent()) {
        exchange.close();
      } else if (!answer.isEmpty()) {
        say(exchange, 200, answer);
      }
    }
  }

  /** The answer of moto, unless it was an error, which has been passed on. */
  private String done(
      Map<String, String> call, String form, String authorization, HttpExchange exchange)
      throws IOException {
    String token = call.getOrDefault("ClientToken", "");
    if (call.get("Action").equals("RunInstances")) {
      launches.add(call);
      if (launched.containsKey(token)) {
        return launched.get(token);
      }
    }
    HttpResponse<String> response = moto.pass(form, authorization);
    if (response.statusCode() != 200) {
      say(exchange, response.statusCode(), response.body());
      return "";
    }
    if (!token.isEmpty()) {
      launched.put(token, response.body());
    }
    return response.body();
  }

  /** As Amazon documents it: a group that an interface has, an interface that a machine has. */
  private boolean isInUse(Map<String, String> call) {
    return switch (call.get("Action")) {
      case "DeleteSecurityGroup" ->
          isUsed("instance.group-id", call.get("GroupId"))
              || !moto.texts(
                      "DescribeNetworkInterfaces",
                      Map.of(
                          "Filter.1.Name", "group-id",
                          "Filter.1.Value.1", call.get("GroupId"),
                          "Filter.2.Name", "tag-key",
                          "Filter.2.Value.1", "levante-infrastructure"),
                      "networkInterfaceId")
                  .isEmpty();
      case "DeleteNetworkInterface" ->
          isUsed("network-interface.network-interface-id", call.get("NetworkInterfaceId"));
      default -> false;
    };
  }

  private boolean isUsed(String filter, String value) {
    Map<String, String> living =
        Map.of(
            "Filter.1.Name", filter,
            "Filter.1.Value.1", value,
            "Filter.2.Name", "instance-state-name",
            "Filter.2.Value.1", "running",
            "Filter.2.Value.2", "stopped");
    return !moto.texts("DescribeInstances", living, "instanceId").isEmpty();
  }

  private static Map<String, String> read(String form) {
    return Arrays.stream(form.split("&"))
        .map(part -> part.split("=", 2))
        .collect(
            Collectors.toMap(
                part -> URLDecoder.decode(part[0], StandardCharsets.UTF_8),
                part -> URLDecoder.decode(part[1], StandardCharsets.UTF_8)));
  }

  private static void refuse(HttpExchange exchange, int status, String code) throws IOException {
    say(
        exchange,
        status,
        "<Response><Errors><Error><Code>%s</Code><Message>as planned</Message></Error></Errors></Response>"
            .formatted(code));
  }

  private static void say(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "text/xml;charset=UTF-8");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
