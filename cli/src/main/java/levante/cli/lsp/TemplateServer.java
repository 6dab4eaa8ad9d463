package levante.cli.lsp;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import levante.cli.build.Version;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageClientAware;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;

/** One session with one editor. */
final class TemplateServer implements LanguageServer, LanguageClientAware, AutoCloseable {
  private final TemplateDocuments documents = new TemplateDocuments();
  private final CompletableFuture<Void> exited = new CompletableFuture<>();
  private volatile boolean shutDown;

  @Override
  public void connect(LanguageClient client) {
    documents.connect(client);
  }

  @Override
  public CompletableFuture<InitializeResult> initialize(InitializeParams parameters) {
    ServerCapabilities can = new ServerCapabilities();
    can.setTextDocumentSync(TextDocumentSyncKind.Incremental);
    can.setHoverProvider(true);
    can.setDefinitionProvider(true);
    can.setDocumentSymbolProvider(true);
    can.setCodeActionProvider(new CodeActionOptions(List.of(CodeActionKind.QuickFix)));
    can.setCompletionProvider(new CompletionOptions(false, List.of(":", " ", "[", "{", ",", "-")));
    return CompletableFuture.completedFuture(
        new InitializeResult(can, new ServerInfo("levante", Version.ofBuild())));
  }

  @Override
  public CompletableFuture<Object> shutdown() {
    shutDown = true;
    return CompletableFuture.completedFuture(new Object());
  }

  @Override
  public void exit() {
    close();
    exited.complete(null);
  }

  /** Done when the client has said that the session is over; not every one closes its streams. */
  CompletableFuture<Void> exited() {
    return exited;
  }

  boolean isShutDown() {
    return shutDown;
  }

  @Override
  public TextDocumentService getTextDocumentService() {
    return documents;
  }

  @Override
  public WorkspaceService getWorkspaceService() {
    return new NoWorkspace();
  }

  @Override
  public void close() {
    documents.close();
  }
}
