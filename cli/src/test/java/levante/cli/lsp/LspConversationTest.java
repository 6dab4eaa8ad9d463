package levante.cli.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LspConversationTest {
  private static final String URI = "untitled:t.yaml";
  private static final String TEXT =
      """
      tosca_definitions_version: tosca_simple_yaml_1_3
      imports: [ levante-profile.yaml ]
      topology_template:
        node_templates:
          front:
            type: levante.nodes.Machin
            properties:
              region: here
      """;

  private final Editor editor = new Editor();
  private final PipedOutputStream toServer = new PipedOutputStream();
  private final TextDocumentIdentifier document = new TextDocumentIdentifier(URI);
  private CompletableFuture<Boolean> served;
  private LanguageServer server;

  @BeforeEach
  void theEditorConnects() throws IOException {
    PipedOutputStream toEditor = new PipedOutputStream();
    PipedInputStream fromServer = new PipedInputStream(toEditor);
    PipedInputStream fromEditor = new PipedInputStream(toServer);
    served = CompletableFuture.supplyAsync(() -> LspVerb.serve(fromEditor, toEditor));
    Launcher<LanguageServer> launcher =
        LSPLauncher.createClientLauncher(editor, fromServer, toServer);
    Future<Void> unused = launcher.startListening();
    server = launcher.getRemoteProxy();
    assertThat(server.initialize(new InitializeParams()).join().getCapabilities())
        .satisfies(can -> assertThat(can.getCompletionProvider()).isNotNull());
    server
        .getTextDocumentService()
        .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(URI, "yaml", 1, TEXT)));
  }

  @AfterEach
  void theEditorGoes() throws IOException {
    server.shutdown().join();
    server.exit();
    // Some editors leave the streams open.
    assertThat(served.orTimeout(20, TimeUnit.SECONDS).join()).isTrue();
    toServer.close();
  }

  private void change(int version, Range range, String text) {
    server
        .getTextDocumentService()
        .didChange(
            new DidChangeTextDocumentParams(
                new VersionedTextDocumentIdentifier(URI, version),
                List.of(new TextDocumentContentChangeEvent(range, text))));
  }

  private void correctTheType() {
    change(2, new Range(new Position(5, 12), new Position(5, 32)), "levante.nodes.Machine");
  }

  @Test
  void aMistakeIsShownAtItsPlaceAndGoesWithItsCorrection() throws InterruptedException {
    PublishDiagnosticsParams first = editor.next();
    assertThat(first.getDiagnostics())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.getCode().getLeft()).isEqualTo("TYPE_NOT_FOUND");
              assertThat(one.getRange())
                  .isEqualTo(new Range(new Position(5, 12), new Position(5, 32)));
            });
    correctTheType();
    PublishDiagnosticsParams second = editor.next();
    assertThat(second.getVersion()).isEqualTo(2);
    assertThat(second.getDiagnostics()).isEmpty();
  }

  private List<CodeAction> fixes(PublishDiagnosticsParams shown) {
    return server
        .getTextDocumentService()
        .codeAction(
            new CodeActionParams(
                document,
                shown.getDiagnostics().get(0).getRange(),
                new CodeActionContext(shown.getDiagnostics())))
        .join()
        .stream()
        .map(Either::getRight)
        .toList();
  }

  private void carryOut(CodeAction action, int version) {
    List<TextEdit> edits = action.getEdit().getChanges().get(URI);
    // From the end to the beginning, so that positions stay what they were.
    List<TextDocumentContentChangeEvent> changes =
        edits.stream()
            .sorted(
                Comparator.comparingInt((TextEdit edit) -> edit.getRange().getStart().getLine())
                    .reversed())
            .map(edit -> new TextDocumentContentChangeEvent(edit.getRange(), edit.getNewText()))
            .toList();
    server
        .getTextDocumentService()
        .didChange(
            new DidChangeTextDocumentParams(
                new VersionedTextDocumentIdentifier(URI, version), changes));
  }

  @Test
  void aDidYouMeanIsAChangeThatTheEditorCarriesOut() throws InterruptedException {
    PublishDiagnosticsParams shown = editor.next();
    List<CodeAction> fixes = fixes(shown);
    assertThat(fixes)
        .singleElement()
        .satisfies(one -> assertThat(one.getTitle()).isEqualTo("Change to levante.nodes.Machine"));
    carryOut(fixes.get(0), 2);
    assertThat(editor.next().getDiagnostics()).isEmpty();
    assertThat(fixes(shown)).as("for a text that is no longer so").isEmpty();
  }

  @Test
  void aTypeOfAProfileThatIsNotImportedIsImported() throws InterruptedException {
    editor.next();
    change(2, new Range(new Position(1, 0), new Position(2, 0)), "");
    change(3, new Range(new Position(4, 12), new Position(4, 32)), "levante.nodes.Machine");
    PublishDiagnosticsParams shown = editor.next();
    List<CodeAction> fixes = fixes(shown);
    assertThat(fixes).as(shown.toString()).hasSize(1);
    carryOut(fixes.get(0), 4);
    assertThat(editor.next().getDiagnostics()).isEmpty();
  }

  @Test
  void aTextThatIsBeingTypedKeyByKeyIsAnsweredAtEachKey() throws InterruptedException {
    editor.next();
    String typed =
        "\n    back:\n      type: levante.nodes.K3s\n      requirements:\n        - control_plane: ";
    int line = 7;
    int column = 20;
    for (int i = 0; i < typed.length(); i++) {
      Position at = new Position(line, column);
      change(2 + i, new Range(at, at), typed.substring(i, i + 1));
      line += typed.charAt(i) == '\n' ? 1 : 0;
      column = typed.charAt(i) == '\n' ? 0 : column + 1;
      Position caret = new Position(line, column);
      assertThat(
              server
                  .getTextDocumentService()
                  .completion(new CompletionParams(document, caret))
                  .join()
                  .getLeft())
          .isNotNull();
      server.getTextDocumentService().hover(new HoverParams(document, caret)).join();
      server.getTextDocumentService().definition(new DefinitionParams(document, caret)).join();
      server.getTextDocumentService().documentSymbol(new DocumentSymbolParams(document)).join();
    }
  }

  @Test
  void aColumnBeyondTheLineIsItsEnd() throws InterruptedException {
    editor.next();
    change(2, new Range(new Position(5, 12), new Position(5, 4_000)), "levante.nodes.Machine");
    assertThat(editor.next().getDiagnostics()).isEmpty();
  }

  @Test
  void ofManyQuickChangesTheLastIsJudged() throws InterruptedException {
    editor.next();
    for (int version = 2; version < 12; version++) {
      change(version, new Range(new Position(7, 0), new Position(7, 0)), "#\n");
    }
    assertThat(editor.next().getVersion()).isEqualTo(11);
    assertThat(editor.shown).isEmpty();
  }

  @Test
  void theTypeIsExplainedAndLeadsToAReadableProfile() throws IOException {
    correctTheType();
    Position type = new Position(5, 20);
    assertThat(
            server
                .getTextDocumentService()
                .hover(new HoverParams(document, type))
                .join()
                .getContents()
                .getRight()
                .getValue())
        .contains("levante.nodes.Machine");
    List<? extends Location> places =
        server
            .getTextDocumentService()
            .definition(new DefinitionParams(document, type))
            .join()
            .getLeft();
    Path profile = Path.of(java.net.URI.create(places.get(0).getUri()));
    assertThat(Files.readAllLines(profile).get(places.get(0).getRange().getStart().getLine()))
        .contains("levante.nodes.Machine:");
  }

  @Test
  void propertiesOfTheTypeAreOffered() {
    correctTheType();
    change(3, new Range(new Position(8, 0), new Position(8, 0)), "        ");
    List<CompletionItem> items =
        server
            .getTextDocumentService()
            .completion(new CompletionParams(document, new Position(8, 8)))
            .join()
            .getLeft();
    assertThat(items).extracting(CompletionItem::getLabel).contains("cloud", "region");
  }

  @Test
  void theOutlineHasTheNodeTemplates() {
    assertThat(
            server
                .getTextDocumentService()
                .documentSymbol(new DocumentSymbolParams(document))
                .join())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.getRight().getChildren()).extracting("name").containsExactly("front");
              assertThat(one.getRight().getChildren().get(0).getRange())
                  .isEqualTo(new Range(new Position(4, 4), new Position(7, 20)));
            });
  }

  private static final class Editor implements LanguageClient {
    private final BlockingQueue<PublishDiagnosticsParams> shown = new LinkedBlockingQueue<>();

    PublishDiagnosticsParams next() throws InterruptedException {
      PublishDiagnosticsParams next = shown.poll(30, TimeUnit.SECONDS);
      assertThat(next).as("diagnostics within half a minute").isNotNull();
      return next;
    }

    @Override
    public void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
      shown.add(diagnostics);
    }

    @Override
    public void telemetryEvent(Object event) {}

    @Override
    public void showMessage(MessageParams message) {}

    @Override
    public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams asked) {
      return CompletableFuture.completedFuture(new MessageActionItem("ok"));
    }

    @Override
    public void logMessage(MessageParams message) {}
  }
}
