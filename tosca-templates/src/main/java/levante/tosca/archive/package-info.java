/** Cloud service archives (CSAR): templates with their files in one zip. */
package levante.tosca.archive;
