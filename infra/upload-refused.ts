/**
 * What a browser without script shows when the files host does not take a file: S3 itself answers with bare XML and knows
 * nothing of tenants, so this one page stands in for all of its refusals, and says how to go on.
 */
export const uploadRefusedPage = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>文件未能上传 · The file was not taken</title>
<h1>文件未能上传，或者链接已经过期</h1>
<p>图片和文档不能超过 20 MB，视频和录音不能超过 100 MB，文件不能是空的。上传页面打开超过 15 分钟也会失效。</p>
<p>请用浏览器的“返回”回到刚才的页面，刷新后另选一个文件，或者再试一次。您的投诉不受影响。</p>
<div lang="en">
<h1>The file was not taken, or the link has expired</h1>
<p>Pictures and documents may have up to 20 MB, video and sound up to 100 MB, and a file may not be empty. A page for
uploads is good for 15 minutes.</p>
<p>Use “Back” in your browser, reload the page there, and choose another file or try again. Your complaint is not
affected.</p>
</div>
</html>
`;

/** Where the edge finds that page on the files host. */
export const uploadRefusedPath = '/upload-refused.html';
