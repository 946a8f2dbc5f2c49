#pragma warning disable RS0030 // the parser's interfaces name tasks; none is ever started

using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Construction;
using AngleSharp.Html.Parser.Tokens.Struct;
using AngleSharp.Text;

namespace Stemma.Core.Web.Building;

/// <summary>The document while the tree is built.</summary>
internal sealed class BuiltPage(TextSource source) : BuiltParent, IConstructableDocument
{
    private BuiltElement? _html;

    /// <summary>
    /// Whether the page needs the parser's own tree: for rows in templates, and for what stands in a table outside its cells, the parser asks for elements of its own classes.
    /// Such an element, which belongs before the table, it adds to the document.
    /// </summary>
    public bool IsOdd { get; set; }

    /// <summary>Whether it holds so many pre elements directly in one another that they are to be parted first (<see cref="PreRuns"/>).</summary>
    public bool HoldsPreRun { get; set; }

    /// <summary>How many templates are open.</summary>
    public int OpenTemplates { get; set; }

    public override StringOrMemory NodeName => "#document";

    public TextSource Source { get; } = source;

    public IDisposable? Builder { get; set; }

    public QuirksMode QuirksMode { get; set; }

    public IConstructableElement? Head
    {
        get
        {
            for (var child = _html?.First; child is not null; child = child.Next) if (child is BuiltElement head && head.Kind.Name == "head") return head;
            return null;
        }
    }

    public IConstructableElement DocumentElement => _html!;

    public bool IsLoading => false;

    public override void AddNode(IConstructableNode node)
    {
        if (node is BuiltElement element)
        {
            if (_html is not null) IsOdd = true;
            _html ??= element;
        }
        base.AddNode(node);
    }

    public void AddComment(ref StructHtmlToken token) => AddNode(new BuiltNode());

    public void ApplyManifest()
    {
    }

    public void PerformMicrotaskCheckpoint()
    {
    }

    public void ProvideStableState()
    {
    }

    public void TrackError(Exception exception)
    {
    }

    public Task WaitForReadyAsync(CancellationToken cancelToken) => Task.CompletedTask;

    public Task FinishLoadingAsync() => Task.CompletedTask;
}
