using AngleSharp;
using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Construction;
using AngleSharp.Text;

namespace Stemma.Core.Web.Building;

/// <summary>Makes the nodes that the parser asks for: one for each page.</summary>
internal sealed class BuildingFactory : IDomConstructionElementFactory<BuiltPage, BuiltElement>
{
    /// <summary>The document, once there is one.</summary>
    public BuiltPage? Page { get; private set; }

    public BuiltPage CreateDocument(TextSource source, IBrowsingContext? context = null) => Page = new BuiltPage(source);

    public BuiltElement Create(BuiltPage document, StringOrMemory localName, StringOrMemory prefix = default, NodeFlags flags = NodeFlags.None)
    {
        var (name, known) = KnownNames.Html(localName);
        return new BuiltElement(name, known | flags);
    }

    public BuiltElement CreateUnknown(BuiltPage document, StringOrMemory tagName) => new(KnownNames.Html(tagName).Name, KnownNames.UnknownHtml);

    public BuiltElement CreateNoScript(BuiltPage document, bool scripting) => Create(document, "noscript");

    public IConstructableNode CreateDocumentType(BuiltPage document, StringOrMemory name, StringOrMemory publicIdentifier, StringOrMemory systemIdentifier) => BuiltNode.Silent();

    public IConstructableMathElement CreateMath(BuiltPage document, StringOrMemory name = default) => new BuiltMath(name.ToString());

    public IConstructableSvgElement CreateSvg(BuiltPage document, StringOrMemory name = default) => new BuiltSvg(name.ToString());

    public IConstructableMetaElement CreateMeta(BuiltPage document) => new BuiltMeta();

    public IConstructableScriptElement CreateScript(BuiltPage document, bool parserInserted, bool started) => new BuiltScript();

    public IConstructableFrameElement CreateFrame(BuiltPage document) => new BuiltFrame();

    public IConstructableFormElement CreateForm(BuiltPage document) => new BuiltForm();

    public IConstructableTemplateElement CreateTemplate(BuiltPage document)
    {
        document.IsOdd = true;
        return new BuiltTemplate();
    }
}
