namespace Stemma.App.Serve.Api;

/// <summary>One claim with its evidence. Its address stands as long as the words do that were the first to say it.</summary>
/// <param name="Self">This answer's own address.</param>
/// <param name="Page">Its page for people.</param>
/// <param name="Story">Its story's address in this API; the story may be another one day.</param>
/// <param name="About">What it is about.</param>
/// <param name="Verdict">agree, differ, series, updated, altered, wording, both, denied or possible.</param>
/// <param name="Open">Whether its kind was measured to be right nearly always, so that it is shown open and counted.</param>
/// <param name="Reports">Reports that speak of it.</param>
/// <param name="Texts">Texts behind them: copies of one origin count once.</param>
/// <param name="Witnesses">Who finally answers for it, each once; nobody named counts none.</param>
/// <param name="Rule">What was compared to find it; null where reports agree.</param>
/// <param name="Precision">How often that was right; null where no case was judged.</param>
/// <param name="Positions">Whose words, where.</param>
/// <param name="Quotation">A quotation's way from report to report; null where it is none.</param>
public sealed record ClaimAnswer(
    string Self, string Page, string Story, string About, string Verdict, bool Open, int Reports, int Texts, int Witnesses, string? Rule, PrecisionShape? Precision, IReadOnlyList<EvidencePosition> Positions, QuotationShape? Quotation)
{
    /// <summary>What its words rest on that others can look at, as its story has it.</summary>
    public IReadOnlyList<ExhibitShape> Exhibits { get; init; } = [];
}

/// <summary>How often a kind of difference was right when its cases were read one by one.</summary>
/// <param name="Cases">Judged cases.</param>
/// <param name="Right">Share that was right, 0 to 1.</param>
/// <param name="Low">Lower end of its 95 % interval.</param>
/// <param name="High">Upper end of it.</param>
/// <param name="On">The day of the measurement.</param>
public sealed record PrecisionShape(int Cases, double Right, double Low, double High, DateOnly On);

/// <summary>One report's words for a claim. Offsets are Unicode code points of its whole running text, ends exclusive.</summary>
/// <param name="Report">The report's number.</param>
/// <param name="ReportSelf">The report's address in this API.</param>
/// <param name="Outlet">Whose it is.</param>
/// <param name="Original">Its original page, or null.</param>
/// <param name="Witness">Who finally answers for it; null for nobody named.</param>
/// <param name="Value">The value in short, as it stands.</param>
/// <param name="AttributedTo">The speaker as the report names him, with the chain; null where the outlet says it itself.</param>
/// <param name="Start">Where the words begin.</param>
/// <param name="End">Where they end.</param>
/// <param name="Text">The words. Where others can reach the site all three are at most 25 words together; empty where their owner wants none shown.</param>
/// <param name="Before">What stands before them.</param>
/// <param name="After">What stands after them.</param>
/// <param name="Published">When it was published as its page says, or null.</param>
/// <param name="FirstSeen">When its page was first fetched, or null.</param>
/// <param name="Sha256">SHA-256 of the bytes that it was read from, transfer and content encoding undone; null where none are kept.</param>
public sealed record EvidencePosition(
    int Report, string ReportSelf, string Outlet, string? Original, string? Witness, string Value, string? AttributedTo, int Start, int End, string Text, string Before, string After, DateTimeOffset? Published, DateTimeOffset? FirstSeen, string? Sha256);

/// <summary>A quotation's way from report to report.</summary>
/// <param name="Wordings">Its wordings, the earliest seen first.</param>
/// <param name="TooShort">Reports that quote too little to tell which they have.</param>
public sealed record QuotationShape(IReadOnlyList<WordingShape> Wordings, IReadOnlyList<WordingCarrierShape> TooShort);

/// <summary>One wording of a quotation.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Against">The number of the wording that its words are held against; 0 for the earliest.</param>
/// <param name="Words">Its words in runs. Where others can reach the site, only of the first 25 words of each report, which its position shows too; empty where reports agree.</param>
/// <param name="Carriers">Who has it, the earliest first.</param>
/// <param name="Changes">Where it was changed; empty where no link shows it.</param>
public sealed record WordingShape(int Number, int Against, IReadOnlyList<WordsShape> Words, IReadOnlyList<WordingCarrierShape> Carriers, IReadOnlyList<WordingChangeShape> Changes);

/// <summary>Words of a wording.</summary>
/// <param name="Kind">kept, removed or added.</param>
/// <param name="Text">The words.</param>
public sealed record WordsShape(string Kind, string Text);

/// <summary>A report that has a wording.</summary>
/// <param name="Report">Its number.</param>
/// <param name="ReportSelf">Its address in this API.</param>
/// <param name="InPart">Whether it quotes less than the fullest.</param>
/// <param name="Mixed">Whether some of it stands outside the quotation marks.</param>
public sealed record WordingCarrierShape(int Report, string ReportSelf, bool InPart, bool Mixed);

/// <summary>Where a quotation's words were changed.</summary>
/// <param name="Seen">copy (between two reports held), version (between two versions), unseen (somewhere after a report that nobody gave us) or shared (which of two had it first is not known).</param>
/// <param name="In">The report that has the changed words.</param>
/// <param name="From">The report whose text it carries, or the name of one that nobody gave us.</param>
/// <param name="Wording">The number of the wording at the other end.</param>
/// <param name="Others">Of an unseen report: how many other carriers have that wording; else 0.</param>
/// <param name="Page">The page that tells why the two are linked, or null.</param>
public sealed record WordingChangeShape(string Seen, int In, string From, int Wording, int Others, string? Page);
