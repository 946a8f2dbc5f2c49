using System.Text;
using Stemma.Core.News;

namespace Stemma.Core.Render;

/// <summary>A story for the terminal: sources, tree, claims, unknowns, timeline.</summary>
public static class StoryText
{
    private const int MostSpeakers = 15;
    private const int LongestEntry = 240;
    private const int LongestValue = 12;

    /// <summary>All stories, one after the other.</summary>
    /// <param name="stories">The stories.</param>
    /// <param name="width">Columns to wrap at, 40 at least.</param>
    public static string Of(IReadOnlyList<Story> stories, int width)
    {
        var page = new Paper(Math.Max(40, width));
        foreach (var story in stories) Write(page, story);
        return page.ToString();
    }

    private static void Write(Paper page, Story story)
    {
        var view = new StoryView(story);
        page.Title(story.Title, $"{PlainWords.Count(story.Tellings.Count, "report")}");
        foreach (var retraction in story.Retractions) Withdrawn(page, retraction, view);
        if (story.ReadThis is { } read && story.Tellings.Count > 1) page.Line($"Read this one: {view.Name(read)}", 0).Line(story.ReadThisReason ?? "", 2);
        page.Heading("Family tree");
        page.Raw(TreeText.Of(story));
        Sources(page, story, view);
        Said(page, story, view);
        Claims(page, story, view);
        if (story.Unknown.Count > 0)
        {
            page.Heading("Still unknown");
            foreach (var mark in story.Unknown) page.Item(view.Name(mark.Telling), PlainWords.Quoted(mark.Text));
        }
        if (story.Exhibits.Count > 0)
        {
            page.Heading("What reports rest on");
            foreach (var exhibit in story.Exhibits)
                page.Item(PlainWords.Of(exhibit), $"{PlainWords.Quoted(SaidLine.Cut(exhibit.Said.Text, LongestEntry))} — {view.Name(exhibit.Said.Telling)}{(exhibit.Also.Count > 0 ? $" and {exhibit.Also.Count} more" : "")}"
                    + (exhibit.Note is { } note && note.Text != exhibit.Said.Text ? $" {PlainWords.Quoted(SaidLine.Cut(note.Text, LongestEntry))}" : ""));
        }
        if (story.Timeline.Count > 0)
        {
            page.Heading("Timeline");
            foreach (var entry in story.Timeline)
                page.Item(When(entry), $"{PlainWords.Quoted(SaidLine.Cut(entry.Text, LongestEntry))} — {view.Name(entry.Telling)}{(entry.Also.Count > 0 ? $" and {entry.Also.Count} more" : "")}");
        }
        page.Blank();
    }

    private static void Withdrawn(Paper page, Retraction retraction, StoryView view)
    {
        page.Line($"{PlainWords.Withdrawn(view.Outlet(retraction.Telling))} {PlainWords.Carriers(retraction)}", 0);
        page.Line($"{PlainWords.Quoted(retraction.Text)} — {view.Name(retraction.Telling)}", 2);
        foreach (var carrier in retraction.Carriers)
            page.Item(view.Name(carrier.Telling), PlainWords.Of(carrier, retraction) + (carrier.Seen is { } seen ? $" ({seen.ToUniversalTime():yyyy-MM-dd HH:mm} UTC)" : ""));
    }

    private static void Sources(Paper page, Story story, StoryView view)
    {
        page.Heading("Where each report comes from");
        foreach (var telling in story.Tellings)
        {
            if (view.Provenance(telling.Id) is not { } provenance) continue;
            var source = provenance.Source;
            string words = source.Own && source.Name == telling.Name ? PlainWords.Of(source with { Name = null }) : PlainWords.Of(source); // its file's name stands there already
            page.Item(telling.Name, $"{words}. {source.Reason}");
            foreach (var hint in provenance.Source.Hints.Take(3)) page.Line($"hint only: {hint.Why} (“{SaidLine.Cut(hint.Text, 90)}”)", 6);
            if (provenance.Cites.Count > 0) page.Line($"cites {string.Join(", ", provenance.Cites.Select(c => c.Name))}", 6);
            if (PlainWords.Form(telling.Article) is { } form) page.Line(form, 6);
            if (telling.Article.Entries is { Count: > 0 } entries) page.Line($"live blog, {PlainWords.Count(entries.Count, "entry", "entries")}: {entries.Min(e => e.Time):yyyy-MM-dd HH:mm} to {entries.Max(e => e.Time):yyyy-MM-dd HH:mm}", 6);
            if (telling.Url is { } url) page.Line(url, 6);
        }
    }

    private static void Said(Paper page, Story story, StoryView view)
    {
        var sayings = Sayings.Of(story).ToList();
        if (sayings.Count == 0) return;
        page.Heading("Who said what");
        int shown = 0;
        foreach (var saying in sayings.Where(s => s.Reads).Take(MostSpeakers))
        {
            shown++;
            string more = saying.All > 1 ? $" (and {saying.All - 1} more)" : "";
            page.Line($"{saying.Line} — {view.Name(saying.Telling.Id)}{more}", 2, 6);
        }
        int left = sayings.Count - shown;
        if (left > 0) page.Line(shown == 0 ? $"{PlainWords.Count(left, "speaker")}; --format json has all statements" : $"and {left} more who are quoted; --format json has them all", 2);
    }

    // "2023-09-10 (Sunday afternoon)": the day as it is known, and the words that stand there where they say more.
    private static string When(TimelineEntry entry)
    {
        int time = entry.When.IndexOf('T', StringComparison.Ordinal);
        string day = time < 0 ? entry.When.Replace("/", " to ", StringComparison.Ordinal) : entry.When[..time];
        return entry.Label.Length == 0 || entry.Label == day ? day : $"{day} ({entry.Label})";
    }

    private static void Claims(Paper page, Story story, StoryView view)
    {
        foreach (var group in story.Claims.GroupBy(c => c.Open ? c.Verdict : Verdict.Possible).OrderBy(g => PlainWords.Rank(g.Key)))
        {
            page.Heading(group.Key == Verdict.Possible ? "Possible (unsure, not counted)" : PlainWords.Heading(group.Key));
            foreach (var claim in group)
            {
                page.Line($"{claim.About} — {PlainWords.Funnel(claim)}", 2);
                foreach (var position in claim.Positions)
                {
                    string words = SaidLine.WithoutThat(SaidLine.Clean(position.Text));
                    bool says = claim.Verdict == Verdict.Agree || words.TrimStart('“', '"', '„', '«').StartsWith(position.Value, StringComparison.Ordinal) && position.Value.Length > LongestValue; // the words, or the claim's own line, say it themselves
                    page.Line($"{(says ? "" : $"{position.Value}: ")}{PlainWords.Voice(position)} — {PlainWords.Quoted(words)} ({view.Name(position.Telling)})", 6);
                }
            }
        }
    }

    /// <summary>Lines wrapped at a width.</summary>
    private sealed class Paper(int width)
    {
        private readonly StringBuilder _text = new();

        public void Title(string title, string aside)
        {
            _text.Append(title).Append("  [").Append(aside).Append("]\n");
            _text.Append('═', Math.Min(width, title.Length + aside.Length + 4)).Append('\n');
        }

        public void Heading(string heading) => _text.Append('\n').Append(heading).Append('\n');

        public void Raw(string lines) => _text.Append(lines);

        public void Blank() => _text.Append('\n');

        public void Item(string name, string words) => Line($"{name}: {words}", 2, 6);

        public Paper Line(string words, int indent, int hanging = -1)
        {
            if (words.Length == 0) return this;
            int at = indent;
            _text.Append(' ', indent);
            bool first = true;
            foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (!first && at + 1 + word.Length > width)
                {
                    at = hanging < 0 ? indent + 2 : hanging;
                    _text.Append('\n').Append(' ', at);
                }
                else if (!first) { _text.Append(' '); at++; }
                _text.Append(word);
                at += word.Length;
                first = false;
            }
            _text.Append('\n');
            return this;
        }

        public override string ToString() => _text.ToString();
    }
}
