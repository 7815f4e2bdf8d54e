// Calls of the npm package `aliyun-api-gateway`: `node aliyun_api_gateway_calls.js PACKAGE BASE_URL KEY SECRET TOKEN`
// prints what came back for a list of devices, as JSON.
'use strict';

const [, , folder, baseUrl, key, secret, iotToken] = process.argv;
const { Client } = require(folder);

async function main() {
  const client = new Client(key, secret);
  const body = {
    id: 'from-node',
    version: '1.0',
    request: { apiVer: '1.0.8', iotToken },
    params: { pageNo: 1, pageSize: 20 },
  };
  const headers = { accept: 'application/json; charset=utf-8' };
  const answer = await client.post(`${baseUrl}/uc/listBindingByAccount`, { data: body, headers });
  let refused;
  try {
    await new Client(key, 'wrong').post(`${baseUrl}/uc/listBindingByAccount`, { data: body, headers });
  } catch (error) {
    refused = { code: error.code, message: error.message };
  }
  process.stdout.write(JSON.stringify({ answer, refused }));
}

main().catch((error) => {
  process.stderr.write(String(error.stack));
  process.exit(1);
});
