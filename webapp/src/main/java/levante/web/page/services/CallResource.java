package levante.web.page.services;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import levante.kernel.ClusterId;
import levante.oscar.call.AnswerFiles;
import levante.oscar.call.CallAnswer;
import levante.oscar.call.CallBody;
import levante.oscar.call.CallService;
import levante.oscar.service.FindServices;
import levante.oscar.service.Service;
import levante.oscar.service.ServiceId;
import levante.web.jte.Templates;
import levante.web.language.Say;
import levante.web.page.form.Parts;
import levante.web.page.frame.Downloads;
import levante.web.page.frame.Frames;
import levante.web.page.frame.Page;
import levante.web.page.frame.Section;
import levante.web.security.Caller;

/** Calls a service with a file or a text, and waits: what it makes is a file to keep. */
@Path("services/{cluster}/{name}/calls")
@RequestScoped
public class CallResource {
  private static final int NOT_DONE = 422;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;
  private static final int GATEWAY_TIMEOUT = 504;

  @Inject private FindServices findServices;
  @Inject private CallService callService;
  @Inject private Frames frames;
  @Inject private Templates templates;
  @Inject private Caller caller;
  @Context private HttpHeaders headers;

  @PathParam("cluster")
  private String cluster;

  @PathParam("name")
  private String name;

  /** The answer: what it made as a file, else a page that says what became of it. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response call(List<EntityPart> parts) throws IOException {
    Service service = findServices.find(id(), caller.owner());
    try (InputStream given = Parts.first(parts, "file", "text");
        CallBody body = CallBody.exactly(given)) {
      return answer(callService.run(service, body, Optional.empty()));
    }
  }

  private ServiceId id() {
    return new ServiceId(new ClusterId(cluster), name);
  }

  private Response answer(CallAnswer answer) {
    return answer.match(
        this::made,
        failed -> page(NOT_DONE, failed.reason(), failed.log()),
        late ->
            page(
                GATEWAY_TIMEOUT,
                Say.of(
                    "No end after %d s; it goes on, as one of the jobs of the service",
                    late.waited().toSeconds()),
                ""),
        full ->
            page(
                TOO_MANY_REQUESTS,
                Say.of("Too many wait for an answer already; try again soon"),
                ""),
        absent ->
            page(
                UNAVAILABLE,
                Say.of("No pod of the service takes the call: %s", absent.reason()),
                ""));
  }

  private Response made(CallAnswer.Made made) {
    if (made.parts().isEmpty()) {
      made.done().run();
      return page(200, Say.of("Its script ended well and made no file"), made.log());
    }
    StreamingOutput body =
        output -> {
          try {
            AnswerFiles.write(made, output);
          } finally {
            made.done().run();
          }
        };
    String path = made.parts().get(0).name();
    String file =
        made.parts().size() == 1 ? path.substring(path.lastIndexOf('/') + 1) : name + ".zip";
    return Downloads.of(body, file);
  }

  private Response page(int status, String sentence, String log) {
    AnswerPage page =
        new AnswerPage(
            frames.of(Section.SERVICES, headers),
            name,
            ServiceViews.path(id()),
            status == 200,
            sentence,
            log);
    return Page.of(status, "services/answer.jte", page).answer(templates);
  }
}
