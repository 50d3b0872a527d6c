package org.readout.app.results;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.readout.acquisition.Study;
import org.readout.analysis.figure.Figure;
import org.readout.devices.ReadoutException;

/** One assay of a study, analysed: all that a terminal, a folder of results and an export show. */
public sealed interface AssayAnalysis permits ClonogenicAnalysis, PotentialAnalysis {
  /** One lower-case word, for a folder and a kind of result. */
  String assay();

  /** The whole result as a JSON document. */
  Map<String, @Nullable Object> document();

  /** What of the study, beside the result, a script should know. */
  Map<String, @Nullable Object> about();

  /** For a person at a terminal. */
  List<String> lines();

  /** What a paper would say, in its order. */
  List<String> sentences();

  /** A paragraph for the methods section. */
  String methods();

  /** What is in no estimate, each with its reason. */
  List<String> leftOut();

  /** By the stem of their files, which may name a folder. */
  SortedMap<String, Figure> figures();

  /** The figure that shows the result. */
  String headline();

  /** Keeps the result in the record, with what it was computed from. */
  void keep(Study study) throws ReadoutException;
}
