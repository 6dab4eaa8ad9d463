package levante.cli.lsp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import levante.kernel.SourcePosition;
import levante.tosca.edit.LanguageService;
import levante.tosca.edit.LanguageService.Draft;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.TextDocumentService;

/**
 * Texts and the questions on them. A change waits a moment for the next one before it is compiled,
 * and an answer on a text that has changed meanwhile is dropped. One thread does the work.
 */
final class TemplateDocuments implements TextDocumentService, AutoCloseable {
  /** Longer than the gap between two keys of a person who types. */
  private static final int PAUSE_MILLISECONDS = 150;

  private final LanguageService service = new LanguageService();
  private final Drafts drafts = new Drafts();
  private final ProfileFiles profiles = new ProfileFiles();
  private final Map<String, Future<?>> waiting = new ConcurrentHashMap<>();
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "levante-lsp");
            thread.setDaemon(true);
            return thread;
          });
  private volatile Optional<LanguageClient> client = Optional.empty();

  void connect(LanguageClient editor) {
    client = Optional.of(editor);
  }

  @Override
  public void didOpen(DidOpenTextDocumentParams opened) {
    String uri = opened.getTextDocument().getUri();
    drafts.put(uri, opened.getTextDocument().getText(), opened.getTextDocument().getVersion());
    later(uri, 0);
  }

  @Override
  public void didChange(DidChangeTextDocumentParams changed) {
    String uri = changed.getTextDocument().getUri();
    Integer version = changed.getTextDocument().getVersion();
    drafts.change(uri, changed.getContentChanges(), version == null ? 0 : version);
    later(uri, PAUSE_MILLISECONDS);
  }

  @Override
  public void didClose(DidCloseTextDocumentParams closed) {
    String uri = closed.getTextDocument().getUri();
    drafts.close(uri);
    client.ifPresent(one -> one.publishDiagnostics(new PublishDiagnosticsParams(uri, List.of())));
  }

  @Override
  public void didSave(DidSaveTextDocumentParams saved) {
    later(saved.getTextDocument().getUri(), 0);
  }

  private void later(String uri, int milliseconds) {
    Future<?> task = worker.schedule(() -> publish(uri), milliseconds, TimeUnit.MILLISECONDS);
    Optional.ofNullable(waiting.put(uri, task)).ifPresent(old -> old.cancel(false));
  }

  private void publish(String uri) {
    Optional<OpenText> text = drafts.text(uri);
    Optional<Draft> draft = drafts.draft(uri);
    if (text.isEmpty() || draft.isEmpty()) {
      return;
    }
    List<org.eclipse.lsp4j.Diagnostic> shown =
        Rendered.diagnostics(
            service.diagnostics(draft.get()),
            draft.get().file(),
            draft.get().text().lines().toList());
    if (drafts.text(uri).equals(text)) {
      client.ifPresent(
          one ->
              one.publishDiagnostics(
                  new PublishDiagnosticsParams(uri, shown, text.get().version())));
    }
  }

  @Override
  public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(
      CompletionParams asked) {
    int line = asked.getPosition().getLine();
    return answer(
        asked.getTextDocument().getUri(),
        Either.forLeft(List.of()),
        draft ->
            Either.forLeft(
                Rendered.completions(
                    service.complete(draft, line, asked.getPosition().getCharacter()), line)));
  }

  @Override
  public CompletableFuture<Hover> hover(HoverParams asked) {
    return answer(
        asked.getTextDocument().getUri(),
        null,
        draft ->
            service
                .hover(draft, line(asked), asked.getPosition().getCharacter())
                .map(text -> new Hover(new MarkupContent("markdown", text)))
                .orElse(null));
  }

  @Override
  public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>>
      definition(DefinitionParams asked) {
    String uri = asked.getTextDocument().getUri();
    return answer(
        uri,
        Either.forLeft(List.of()),
        draft ->
            Either.forLeft(
                service
                    .definition(draft, line(asked), asked.getPosition().getCharacter())
                    .flatMap(at -> location(uri, draft, at))
                    .map(List::of)
                    .orElse(List.of())));
  }

  private Optional<Location> location(String uri, Draft draft, SourcePosition at) {
    if (at.file().equals(draft.file())) {
      return Optional.of(new Location(uri, Positions.range(at, draft.text().lines().toList())));
    }
    Optional<Path> beside =
        Drafts.path(uri).map(file -> file.resolveSibling(at.file())).filter(Files::isRegularFile);
    return beside
        .or(() -> profiles.file(at.file()))
        .map(file -> new Location(file.toUri().toString(), Positions.range(at, lines(file))));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readString(file).lines().toList();
    } catch (IOException gone) {
      return List.of();
    }
  }

  @Override
  public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(
      DocumentSymbolParams asked) {
    return answer(
        asked.getTextDocument().getUri(),
        List.of(),
        draft -> {
          List<String> lines = draft.text().lines().toList();
          return service.symbols(draft).stream()
              .map(one -> Rendered.symbol(one, lines))
              .map(Either::<SymbolInformation, DocumentSymbol>forRight)
              .toList();
        });
  }

  @Override
  public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams asked) {
    String uri = asked.getTextDocument().getUri();
    return answer(
        uri,
        List.of(),
        draft ->
            new Corrections(uri, draft.text().lines().toList())
                .of(asked.getContext().getDiagnostics()).stream()
                    .map(Either::<Command, CodeAction>forRight)
                    .toList());
  }

  private static int line(TextDocumentPositionParams asked) {
    return asked.getPosition().getLine();
  }

  private <R> CompletableFuture<R> answer(String uri, R none, Function<Draft, R> question) {
    return CompletableFuture.supplyAsync(
        () -> drafts.draft(uri).map(question).orElse(none), worker);
  }

  @Override
  public void close() {
    worker.shutdownNow();
    profiles.remove();
  }
}
