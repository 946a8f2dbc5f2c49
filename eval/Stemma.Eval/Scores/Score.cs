namespace Stemma.Eval.Scores;

/// <summary>One figure of a set.</summary>
/// <param name="Name">Dotted name ("extraction.body.f1"); the key in quality/floors.json.</param>
/// <param name="Value">The figure; higher is better.</param>
/// <param name="Cases">How many cases it was taken over.</param>
public sealed record Score(string Name, double Value, int Cases);
