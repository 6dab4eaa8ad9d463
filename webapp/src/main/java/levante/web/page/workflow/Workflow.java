package levante.web.page.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import levante.oscar.service.Service;
import levante.oscar.service.ServiceId;
import levante.oscar.service.ServicePath;
import levante.web.language.Say;
import levante.web.page.drawing.Drawing;
import levante.web.page.drawing.Part;
import levante.web.page.drawing.Part.Link;
import levante.web.view.ServiceRow.JobCounts;
import levante.web.view.Status;

/**
 * Services and the folders between them as a drawing, across clusters and storages: an arrow leads
 * from an input to its service, from there to its outputs, and from an output to a service that
 * reads it under another prefix.
 */
public final class Workflow {
  private final Map<String, Part> folders = new LinkedHashMap<>();
  private final List<Service> services;
  private final Map<ServiceId, JobCounts> counts;
  private final Function<ServiceId, String> pages;

  private Workflow(
      List<Service> services, Map<ServiceId, JobCounts> counts, Function<ServiceId, String> pages) {
    this.services = services;
    this.counts = counts;
    this.pages = pages;
  }

  /**
   * The drawing of some services.
   *
   * @param counts of their jobs; none of a service that has had none
   * @param pages the path of each one's page
   */
  public static Drawing drawn(
      List<Service> services, Map<ServiceId, JobCounts> counts, Function<ServiceId, String> pages) {
    return new Workflow(services, counts, pages).drawing();
  }

  private Drawing drawing() {
    services.stream().flatMap(one -> one.inputs().stream()).forEach(this::add);
    services.stream().flatMap(one -> one.outputs().stream()).forEach(this::add);
    List<Part> parts = new ArrayList<>(folders.values());
    services.forEach(service -> parts.add(part(service)));
    return Drawing.of(parts);
  }

  private void add(ServicePath folder) {
    folders.computeIfAbsent(key(folder), key -> part(key, folder));
  }

  private Part part(String key, ServicePath folder) {
    List<Link> readers =
        services.stream()
            .filter(service -> service.inputs().stream().anyMatch(input -> leads(folder, input)))
            .map(service -> new Link(key(service.id()), ""))
            .toList();
    return new Part(
        key,
        folder.place(),
        Say.of("in %s", folder.storage().identity()),
        Optional.empty(),
        Optional.empty(),
        readers);
  }

  /** The filters of an input are its service's affair: they part files, not folders. */
  private boolean leads(ServicePath folder, ServicePath input) {
    return key(folder).equals(key(input)) || folder.feeds(input);
  }

  private Part part(Service service) {
    List<Link> links = new ArrayList<>();
    service.outputs().forEach(output -> links.add(new Link(key(output), "")));
    service
        .replicas()
        .forEach(one -> links.add(new Link(key(one.service()), Say.of("when it waits"))));
    return new Part(
        key(service.id()),
        service.id().name(),
        Say.of("on %s", service.id().cluster()),
        Optional.of(status(counts.getOrDefault(service.id(), new JobCounts(0, 0, 0, 0)))),
        Optional.of(pages.apply(service.id())),
        links.stream().distinct().toList());
  }

  private static Status status(JobCounts jobs) {
    String failed = jobs.failed() == 0 ? "" : Say.of(", %d failed", jobs.failed());
    if (jobs.waiting() + jobs.running() > 0) {
      return new Status(
          Status.Tone.BUSY, Say.of("%d wait, %d run", jobs.waiting(), jobs.running()) + failed);
    }
    if (jobs.succeeded() + jobs.failed() == 0) {
      return new Status(Status.Tone.IDLE, Say.of("no file yet"));
    }
    return new Status(
        jobs.failed() == 0 ? Status.Tone.GOOD : Status.Tone.BAD,
        Say.of("%d done", jobs.succeeded()) + failed);
  }

  private static String key(ServiceId id) {
    return "service " + id;
  }

  private static String key(ServicePath folder) {
    return folder.storage().identity() + " " + folder.place();
  }
}
