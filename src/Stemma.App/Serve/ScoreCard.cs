namespace Stemma.App.Serve;

/// <summary>How much of what the site shows is right, where the truth is known.</summary>
/// <param name="Hint">Against what it was held, and how much of it there is so far.</param>
/// <param name="Figures">What was counted.</param>
public sealed record ScoreCard(string Hint, IReadOnlyList<ScoreFigure> Figures);

/// <summary>One figure.</summary>
/// <param name="What">What was counted.</param>
/// <param name="Right">How many are right.</param>
/// <param name="All">Of how many.</param>
/// <param name="Rest">What the others are, in words; "" where they are plainly wrong or missing.</param>
/// <param name="Misses">Every one that is not right.</param>
public sealed record ScoreFigure(string What, int Right, int All, string Rest, IReadOnlyList<ScoreMiss> Misses);

/// <summary>Something that is not right.</summary>
/// <param name="Words">What is true and what was found.</param>
/// <param name="Reports">The reports it is about: name and page.</param>
public sealed record ScoreMiss(string Words, IReadOnlyList<(string Name, string Href)> Reports);
