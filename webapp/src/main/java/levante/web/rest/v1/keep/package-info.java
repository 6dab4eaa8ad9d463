/** On what terms infrastructures are kept. */
package levante.web.rest.v1.keep;
