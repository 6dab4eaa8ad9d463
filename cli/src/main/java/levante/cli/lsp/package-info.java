/** The language server: an adapter between LSP4J and the language service of templates. */
package levante.cli.lsp;
