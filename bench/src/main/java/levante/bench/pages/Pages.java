package levante.bench.pages;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import levante.oscar.dispatch.JobRun;

/** The pages and lists that are measured, each found as a person or a program finds it. */
final class Pages {
  private static final int ROWS = 25;
  private static final Pattern NEXT = Pattern.compile("[?&]after=([0-9a-z_-]+)");

  private final Wire wire;
  private final World world;
  private final List<PageTime> times = new ArrayList<>();

  private Pages(Wire wire, World world) {
    this.wire = wire;
    this.world = world;
  }

  /** All of them, one after the other. */
  static List<PageTime> measure(Wire wire, World world, int infrastructures) {
    Pages pages = new Pages(wire, world);
    pages.overview();
    pages.infrastructures(infrastructures);
    pages.services();
    pages.programs();
    return List.copyOf(pages.times);
  }

  private void page(String name, String path) {
    measure(name, path, wire::page);
  }

  private void list(String name, String path) {
    measure(name, path, wire::get);
  }

  private void measure(String name, String path, Function<String, String> way) {
    PageTime time = PageTime.of(name, () -> way.apply(path));
    System.err.println(time.text());
    times.add(time);
  }

  private void overview() {
    page("overview", "/");
    page("elasticity", "/elasticity");
    page("elasticity of a cluster", first("href=\"(/elasticity/[0-9a-z-]+)\"", "/elasticity"));
    page("services", "/services");
    page("buckets", "/buckets");
    page("a bucket", "/buckets/%s/%s".formatted(world.edge(), World.BUCKET));
  }

  private void infrastructures(int number) {
    page("infrastructures, first page", "/infrastructures");
    page("infrastructures, a late page", "/infrastructures?page=" + (number / ROWS - 1));
    page("infrastructures by name", "/infrastructures?name=fleet-000");
    page("infrastructures by a name that is none", "/infrastructures?name=nobody");
    page("infrastructures by state", "/infrastructures?state=configured");
    page("infrastructures by a rare state", "/infrastructures?state=stopped");
    page("everybody's infrastructures", "/infrastructures?everybody=true");
    page("everybody's by name, a late page", "/infrastructures?everybody=true&name=fleet&page=9");
    page("an infrastructure", "/infrastructures/" + world.story());
  }

  private void services() {
    String service = service(Seed.FIRST);
    String failing = service(Seed.SECOND);
    page("a service with its jobs", service);
    for (JobRun.State state : JobRun.State.values()) {
      String word = state.name().toLowerCase(Locale.ROOT);
      page("a service's jobs that are " + word, failing + "?state=" + word);
    }
    String late = service + "?after=" + late(service);
    page("a service, a late page of its jobs", late);
    page("a job", first("(/jobs/first-[0-9a-f]+-1)", late));
  }

  /** The first link of a form on a page. */
  private String first(String form, String path) {
    Matcher link = Pattern.compile(form).matcher(wire.page(path));
    if (!link.find()) {
      throw new IllegalStateException("no %s on %s".formatted(form, path));
    }
    return link.group(1);
  }

  private String service(String name) {
    return "/services/%s/%s".formatted(world.edge(), name);
  }

  /** A place in the midst of the jobs: those of the list of everything go a thousand at a time. */
  private String late(String service) {
    Matcher next = NEXT.matcher(wire.page(service));
    if (!next.find()) {
      return "";
    }
    long newest = Long.parseLong(next.group(1).replaceAll("_.*", ""));
    long oldest = 1_767_225_600_000L;
    return (oldest + newest) / 2 + "_z";
  }

  private void programs() {
    list("IM: GET /infrastructures", "/im/infrastructures");
    list("v1: infrastructures", "/api/v1/infrastructures");
    list("v1: one infrastructure", "/api/v1/infrastructures/" + world.story());
    list("v1: services", "/api/v1/services");
    list("v1: jobs, the newest 1000", "/api/v1/jobs");
    list("v1: elasticity", "/api/v1/elasticity");
    list("v1: nodes", "/api/v1/nodes");
    list("v1: decisions", "/api/v1/decisions");
    list("v1: lineage, the newest 1000", "/api/v1/lineage");
    String logs = "/oscar/%s/system/logs/%s".formatted(world.edge(), Seed.FIRST);
    list("OSCAR: logs of a service", logs);
    JsonNode first = wire.json(logs);
    list(
        "OSCAR: the second page of them",
        logs + "?page=" + Wire.encoded(first.path("nextPage").asText()));
    list("OSCAR: services", "/oscar/%s/system/services".formatted(world.edge()));
  }
}
