using System.Collections.Frozen;
using Stemma.Core.Extract.Bodies;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Extract;

/// <summary>The date that a page shows its readers.</summary>
/// <param name="Time">When it says it was published; null where it only says when it was changed.</param>
/// <param name="Changed">When it says it was changed, or null.</param>
/// <param name="Sure">Whether the line is marked as a date: a time element, a class, a word such as "published".</param>
/// <param name="Place">Where it stands in the tree; 0 where no day of publication is shown.</param>
/// <param name="Boxed">Whether it stands in a box of something else (a teaser, an entry of a live blog): its moment need not be the page's.</param>
internal sealed record ShownDate(StatedTime? Time, StatedTime? Changed, bool Sure, int Place, bool Boxed);

/// <summary>Finds the date a reader sees: of all dated short lines the one nearest to the headline, marked ones before others, those of boxes and teasers last, and those of boxes that have days of their own (a live blog's entries, teasers in a row).</summary>
internal static class ShownDates
{
    private const int LongestLine = 400, MostCandidates = 60;
    private const double Marked = 0.25;
    private static readonly FrozenSet<string> Marks = DateLabels.Of("marks").ToFrozenSet(StringComparer.Ordinal);

    private readonly record struct Candidate(StatedTime Time, bool Updated, bool Sure, bool Boxed, int Place, double Far);

    /// <summary>The date, or null where the page shows none.</summary>
    public static ShownDate? Of(HtmlPage page)
    {
        var found = Candidates(page);
        if (found.Count == 0) return null;
        var first = found.Where(c => !c.Updated).OrderBy(c => c.Far).Select(c => (Candidate?)c).FirstOrDefault();
        var changed = found.Where(c => c.Updated).OrderBy(c => c.Far).Select(c => c.Time).FirstOrDefault();
        return new ShownDate(first?.Time, changed, first?.Sure == true, first?.Place ?? 0, first?.Boxed == true);
    }

    private static List<Candidate> Candidates(HtmlPage page)
    {
        var found = new List<(HtmlNode Node, (StatedTime, bool, int) Said, bool Element)>();
        var habits = DateHabits.Of(page);
        int heading = page.Heading, past = heading == 0 ? 0 : page.Tree[heading].End;
        for (int i = 1; i < page.Tree.Count && found.Count < MostCandidates; i++)
        {
            if (page.Text.Mute(i)) continue;
            var node = page.Tree[i];
            if (node.Name == "time")
            {
                if (OfElement(page, node, habits) is { } stated) found.Add((node, stated, true));
                i = Math.Max(i, node.End - 1);
            }
            else if (node.IsText && node.Characters.Length is >= 6 and <= LongestLine && node.Characters.ContainsAnyInRange('0', '9') && OfText(page, node, habits) is { } said)
                found.Add((node, said, false));
        }
        var boxes = DatedBoxes.Of(page, found.ConvertAll(c => c.Node.Index), heading);
        return found.ConvertAll(c => Weighed(page, c.Node, c.Said, c.Element, boxes.Exists(b => c.Node.Index >= b.Index && c.Node.Index < b.End), heading, past));
    }

    private static (StatedTime Time, bool Updated, int Letters)? OfText(HtmlPage page, HtmlNode node, DateHabits habits)
    {
        var text = WhiteSpace.Fold(node.Characters);
        return text.Length >= 6 && TextDates.Of(DateLabels.Around(text), habits) is { } found && Believed(page, found.Time) ? (found.Time, found.Updated, text.Count(char.IsLetter)) : null;
    }

    // The words win over the attribute where they name another day: "Published 29 June" in an element that holds the day of the last change.
    private static (StatedTime Time, bool Updated, int Letters)? OfElement(HtmlPage page, HtmlNode node, DateHabits habits)
    {
        var text = node.InnerText();
        var said = TextDates.Of(text, habits) is { } shown && Believed(page, shown.Time) ? shown : ((StatedTime Time, bool Updated)?)null;
        var machine = DatePlaces.Read(page, node["datetime"], "time element") ?? DatePlaces.Read(page, node["content"], "time element") ?? (said is null ? DatePlaces.Read(page, text, "time element") : null);
        bool updated = said?.Updated == true || NodeMarks.WordsOf((node["class"] + " " + node.Parent?["class"] + " " + node["itemprop"]).Trim()).Any(w => w.StartsWith("updat", StringComparison.Ordinal) || w.StartsWith("modif", StringComparison.Ordinal));
        if (machine is null) return said is { } alone ? (alone.Time with { From = "time element" }, updated, 0) : null;
        bool other = said is { Updated: false } words && (words.Time.At.Date - machine.At.Date).Duration() > TimeSpan.FromDays(1) && DateLabels.SaysPublished(text);
        return (other ? said!.Value.Time : machine, updated && !DateLabels.SaysPublished(text), 0);
    }

    private static bool Believed(HtmlPage page, StatedTime time) => time.At <= DatePlaces.Latest(page);

    private static Candidate Weighed(HtmlPage page, HtmlNode node, (StatedTime Time, bool Updated, int Letters) said, bool element, bool another, int heading, int past)
    {
        bool marked = element || DateLabels.SaysPublished(node.Text) || Placing.Around(node, heading).Take(4).Any(at => at["class"] is { Length: < 300 } c && NodeMarks.Has(c, Marks) || at["id"] is { Length: < 300 } d && NodeMarks.Has(d, Marks));
        bool boxed = another || Placing.IsBoxed(page, node, heading) || IsTeaser(page, node, heading);
        double far = (Placing.Distance(page, node, heading, past) + 20) * (marked ? Marked : 1) * (boxed ? Placing.Boxed : 1) * (1 + said.Letters / 40.0);
        return new Candidate(said.Time, said.Updated, marked && !boxed, boxed, node.Index, far);
    }

    // A linked headline with its day.
    private static bool IsTeaser(HtmlPage page, HtmlNode node, int heading)
    {
        if (node.Ancestors.Take(3).Any(a => a.Name == "a")) return page.Text.All(node.Ancestors.First(a => a.Name == "a")) > 45;
        return Placing.Around(node, heading).Take(4).Any(at => page.Text.All(at) is < 400 and var all && page.Text.Linked(at) is > 40 and var linked && linked * 2 > all);
    }
}
