package levante.oscar.adapter.webdav;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import levante.kernel.Secret;
import levante.oscar.adapter.http.BasicAuth;
import levante.oscar.adapter.http.Percent;
import levante.oscar.storage.StorageAccess;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * A WebDAV server in this process, as strict as RFC 4918 lets one be: what a client must not send
 * is answered with 400 and remembered. {@code RealWebdavObjectStorageIT} holds the same against
 * Apache httpd.
 */
final class DavStandIn implements AutoCloseable {
  /** Ways in which servers differ. */
  enum Trait {
    NO_ETAGS,
    NO_RANGES,
    NO_PROPERTIES,
    WEAK_ETAGS,
    SENDS_READERS_ON
  }

  private static final String PATH = "/remote.php/my%20files";
  private static final List<String> BASE = List.of("remote.php", "my files");
  private static final DateTimeFormatter DATES =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Clock clock;
  private final Set<Trait> traits;
  private final DavTree tree;
  private final ConcurrentLinkedQueue<String> complaints = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> requests = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Fault> faults = new ConcurrentLinkedQueue<>();

  private volatile boolean isAway;

  /** Answers one request so. */
  record Fault(Predicate<String> request, int status, String body) {}

  DavStandIn(Clock clock, Trait... traits) {
    this.clock = clock;
    this.traits = EnumSet.noneOf(Trait.class);
    this.traits.addAll(List.of(traits));
    this.tree = new DavTree(clock.instant());
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  StorageAccess access() {
    return access("secret");
  }

  StorageAccess access(String password) {
    return StorageAccess.of(
        StorageAccess.Protocol.WEBDAV,
        "webdav.lab",
        URI.create(origin() + PATH),
        "user",
        Secret.of(password));
  }

  private String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  DavTree tree() {
    return tree;
  }

  /** What clients have sent that they must not. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Method and path of each request since the last call. */
  List<String> requests() {
    List<String> all = new ArrayList<>();
    for (String one = requests.poll(); one != null; one = requests.poll()) {
      all.add(one);
    }
    return all;
  }

  /** The next request whose method and path are such is answered so. */
  void fail(Predicate<String> request, int status, String body) {
    faults.add(new Fault(request, status, body));
  }

  /** Whether it answers nobody for a while. */
  void away(boolean is) {
    isAway = is;
  }

  private static final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;

    Wrong(int status, String why) {
      super(why);
      this.status = status;
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath();
    requests.add(request);
    byte[] body = exchange.getRequestBody().readAllBytes();
    Optional<Fault> fault = faults.stream().filter(one -> one.request().test(request)).findFirst();
    try (exchange) {
      if (isAway) {
        send(exchange, 503, new byte[0]);
      } else if (fault.isPresent()) {
        faults.remove(fault.get());
        send(exchange, fault.get().status(), fault.get().body().getBytes(StandardCharsets.UTF_8));
      } else {
        answer(exchange, request, body);
      }
    }
  }

  private void answer(HttpExchange exchange, String request, byte[] body) throws IOException {
    try {
      synchronized (tree) {
        answer(exchange, body);
      }
    } catch (Wrong e) {
      if (e.status == 400) {
        complaints.add(request + ": " + e.getMessage());
      }
      send(exchange, e.status, new byte[0]);
    }
  }

  private void answer(HttpExchange exchange, byte[] body) throws IOException {
    String raw = exchange.getRequestURI().getRawPath();
    boolean isPool = raw.startsWith("/pool/");
    String sent = exchange.getRequestHeaders().getFirst("Authorization");
    if (isPool && sent != null) {
      throw new Wrong(400, "the password was sent to where readers are sent on to");
    }
    if (!isPool && !BasicAuth.header("user", Secret.of("secret")).equals(sent)) {
      throw new Wrong(401, "who is it");
    }
    List<String> names = names(isPool ? raw.substring("/pool".length()) : raw);
    switch (exchange.getRequestMethod()) {
      case "PROPFIND" -> propfind(exchange, names, body);
      case "MKCOL" -> makeFolder(exchange, names, body);
      case "PUT" -> put(exchange, names, body);
      case "PROPPATCH" -> mark(exchange, names, body);
      case "MOVE" -> move(exchange, names);
      case "DELETE" -> remove(exchange, names);
      case "GET" -> get(exchange, names, isPool);
      default -> throw new Wrong(400, "such a method");
    }
  }

  private List<String> names(String raw) {
    List<String> names = new ArrayList<>();
    for (String segment : raw.substring(1).split("/")) {
      String name = Percent.decode(segment).orElseThrow(() -> new Wrong(400, "badly encoded"));
      if (name.isEmpty() || name.equals(".") || name.equals("..") || name.contains("/")) {
        throw new Wrong(400, "a segment that leads elsewhere");
      }
      names.add(name);
    }
    if (names.size() < BASE.size() || !names.subList(0, BASE.size()).equals(BASE)) {
      throw new Wrong(400, "outside of what is served");
    }
    return names.subList(BASE.size(), names.size());
  }

  private static Document parsed(byte[] body) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      return factory.newDocumentBuilder().parse(new ByteArrayInputStream(body));
    } catch (SAXException | ParserConfigurationException e) {
      throw new Wrong(400, "no XML: " + e.getMessage());
    }
  }

  private void propfind(HttpExchange exchange, List<String> names, byte[] body) throws IOException {
    String depth = exchange.getRequestHeaders().getFirst("Depth");
    if (!Set.of("0", "1").contains(String.valueOf(depth))) {
      throw new Wrong(400, "depth " + depth);
    }
    if (parsed(body).getElementsByTagNameNS("DAV:", "propfind").getLength() != 1) {
      throw new Wrong(400, "no propfind");
    }
    DavTree.Node node = there(exchange, names);
    StringBuilder xml =
        new StringBuilder("<?xml version=\"1.0\"?><!-- all --><multistatus xmlns=\"DAV:\">\n");
    if (depth.equals("1") && node.isFolder()) {
      tree.children(names).forEach(one -> xml.append(response(one.getKey(), one.getValue())));
    }
    xml.append(response(names, node)).append("</multistatus>");
    exchange.getResponseHeaders().set("Content-Type", "application/xml");
    send(exchange, 207, xml.toString().getBytes(StandardCharsets.UTF_8));
  }

  private DavTree.Node there(HttpExchange exchange, List<String> names) {
    DavTree.Node node = tree.at(names).orElseThrow(() -> new Wrong(404, "nothing"));
    if (!node.isFolder() && exchange.getRequestURI().getRawPath().endsWith("/")) {
      throw new Wrong(404, "a file is no folder");
    }
    return node;
  }

  private String response(List<String> names, DavTree.Node node) {
    StringBuilder href = new StringBuilder(PATH);
    names.forEach(name -> href.append('/').append(Percent.encode(name).replace("%26", "&amp;")));
    String tag =
        traits.contains(Trait.NO_ETAGS)
            ? ""
            : "<getetag>%s</getetag>".formatted(eTag(node).replace("\"", "&quot;"));
    String of =
        node.isFolder()
            ? "<resourcetype><collection/></resourcetype>"
            : "<resourcetype/><getcontentlength>%d</getcontentlength>%s"
                .formatted(node.bytes().orElseThrow().length, tag);
    StringBuilder marks = new StringBuilder();
    node.marks().forEach((name, value) -> marks.append(mark(name, value)));
    return "<response><href>%s%s</href><propstat><prop>%s<getlastmodified>%s</getlastmodified>%s</prop>"
            .formatted(href, node.isFolder() ? "/" : "", of, DATES.format(node.modified()), marks)
        + "<status>HTTP/1.1 200 OK</status></propstat><propstat><prop><getetag>no</getetag></prop>"
        + "<status>HTTP/1.1 404 Not Found</status></propstat></response>\n";
  }

  private static String mark(String name, String value) {
    return "<m:%1$s xmlns:m=\"%2$s\">%3$s</m:%1$s>"
        .formatted(name, Multistatus.OURS, value.replace("&", "&amp;"));
  }

  private String eTag(DavTree.Node node) {
    return (traits.contains(Trait.WEAK_ETAGS) ? "W/" : "") + "\"v" + node.version() + "\"";
  }

  private void makeFolder(HttpExchange exchange, List<String> names, byte[] body)
      throws IOException {
    if (body.length > 0 || !exchange.getRequestURI().getRawPath().endsWith("/")) {
      throw new Wrong(400, "no way to make a folder");
    }
    if (tree.at(names).isPresent()) {
      throw new Wrong(405, "there already");
    }
    requireParent(names);
    tree.folder(names, clock.instant());
    send(exchange, 201, new byte[0]);
  }

  private void requireParent(List<String> names) {
    if (names.isEmpty() || !tree.isFolder(names.subList(0, names.size() - 1))) {
      throw new Wrong(409, "no parent");
    }
  }

  private void put(HttpExchange exchange, List<String> names, byte[] body) throws IOException {
    if (exchange.getRequestHeaders().getFirst("Content-Length") == null) {
      throw new Wrong(400, "no length");
    }
    requireParent(names);
    if (tree.isFolder(names)) {
      throw new Wrong(405, "a folder");
    }
    boolean isNew = tree.at(names).isEmpty();
    tree.write(names, body, clock.instant());
    send(exchange, isNew ? 201 : 204, new byte[0]);
  }

  private void mark(HttpExchange exchange, List<String> names, byte[] body) throws IOException {
    there(exchange, names);
    if (traits.contains(Trait.NO_PROPERTIES)) {
      throw new Wrong(403, "none are kept");
    }
    Document update = parsed(body);
    if (update.getElementsByTagNameNS("DAV:", "propertyupdate").getLength() != 1) {
      throw new Wrong(400, "no propertyupdate");
    }
    String text = update.getElementsByTagNameNS(Multistatus.OURS, "*").item(0).getTextContent();
    tree.mark(names, Map.of(Multistatus.MARK, text));
    send(exchange, 207, "<multistatus xmlns=\"DAV:\"/>".getBytes(StandardCharsets.UTF_8));
  }

  private void move(HttpExchange exchange, List<String> names) throws IOException {
    there(exchange, names);
    String to = String.valueOf(exchange.getRequestHeaders().getFirst("Destination"));
    String overwrite = String.valueOf(exchange.getRequestHeaders().getFirst("Overwrite"));
    if (!to.startsWith(origin() + "/") || !Set.of("T", "F").contains(overwrite)) {
      throw new Wrong(400, "to %s, %s".formatted(to, overwrite));
    }
    List<String> target = names(to.substring(origin().length()));
    requireParent(target);
    boolean isThere = tree.at(target).isPresent();
    if (isThere && overwrite.equals("F")) {
      throw new Wrong(412, "something is there");
    }
    tree.move(names, target);
    send(exchange, isThere ? 204 : 201, new byte[0]);
  }

  private void remove(HttpExchange exchange, List<String> names) throws IOException {
    there(exchange, names);
    tree.remove(names);
    send(exchange, 204, new byte[0]);
  }

  private void get(HttpExchange exchange, List<String> names, boolean isPool) throws IOException {
    DavTree.Node node = there(exchange, names);
    if (node.isFolder()) {
      throw new Wrong(400, "a folder is read");
    }
    if (traits.contains(Trait.SENDS_READERS_ON) && !isPool) {
      exchange
          .getResponseHeaders()
          .set("Location", "/pool" + exchange.getRequestURI().getRawPath() + "?uuid=1");
      send(exchange, 307, new byte[0]);
      return;
    }
    byte[] bytes = node.bytes().orElseThrow();
    if (!traits.contains(Trait.NO_ETAGS) && !isPool) {
      exchange.getResponseHeaders().set("ETag", eTag(node));
    }
    exchange.getResponseHeaders().set("Last-Modified", DATES.format(node.modified()));
    String range = exchange.getRequestHeaders().getFirst("Range");
    if (range == null || traits.contains(Trait.NO_RANGES)) {
      send(exchange, 200, bytes);
    } else {
      part(exchange, bytes, range);
    }
  }

  private static void part(HttpExchange exchange, byte[] bytes, String range) throws IOException {
    if (!range.matches("bytes=[0-9]+-[0-9]+")) {
      throw new Wrong(400, range);
    }
    int sign = range.indexOf('-');
    int from = Integer.parseInt(range.substring("bytes=".length(), sign));
    int to = Math.min(bytes.length - 1, Integer.parseInt(range.substring(sign + 1)));
    if (from > to) {
      throw new Wrong(416, "behind the end");
    }
    exchange
        .getResponseHeaders()
        .set("Content-Range", "bytes %d-%d/%d".formatted(from, to, bytes.length));
    send(exchange, 206, java.util.Arrays.copyOfRange(bytes, from, to + 1));
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
